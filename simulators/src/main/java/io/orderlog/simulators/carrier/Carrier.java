package io.orderlog.simulators.carrier;

import io.orderlog.http.Json;
import io.orderlog.simulators.Faults;
import io.orderlog.simulators.carrier.Label.Status;
import io.orderlog.simulators.carrier.Reply.Done;
import io.orderlog.simulators.journal.Journal;
import io.orderlog.simulators.journal.Journal.Place;
import io.orderlog.simulators.webhook.Notice;
import io.orderlog.simulators.webhook.Notices;
import io.orderlog.simulators.webhook.Outbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A carrier, which fetches each parcel a while after its label was made, and delivers it a while
 * later. Each call is carried out once, as long as the key is the same; what it did is in its file
 * before it is answered. Thread-safe: one call at a time.
 */
public final class Carrier implements Outbox, AutoCloseable {

  /** How long parcels take, from the label on. */
  public record Times(Duration untilHandOver, Duration untilDelivery) {}

  /** When something happens to a parcel by itself, unless it has changed by then. */
  private record Due(Instant at, String labelId) {}

  private final Map<String, Label> labels = new LinkedHashMap<>();
  private final Map<String, Set<String>> byReference = new HashMap<>();
  /** By key: in which line of the file each call is. There are many, and few are ever asked for. */
  private final Map<String, Place> calls = new LinkedHashMap<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
  private final Journal<Change> journal;
  private final Times times;
  private final boolean tells;
  private final Notices notices;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * Opens the carrier with all that it did before.
   *
   * @param file all that has happened; made if it is not there
   * @param delayed how long a webhook is held back that others are to overtake
   * @param tells whether anybody wants to hear of what happens
   * @param ids new ones
   * @throws io.orderlog.simulators.journal.UnusableJournalException if the file cannot be used
   */
  public Carrier(Path file, Times times, Duration delayed, boolean tells, Faults faults,
      InstantSource clock, Supplier<String> ids) {
    this.times = times;
    this.notices = new Notices(faults, delayed, ids);
    this.tells = tells;
    this.clock = clock;
    this.ids = ids;
    this.journal = Journal.open(file, Change.class, this::apply);
  }

  /** Somebody wants a label. */
  synchronized Reply create(String key, NewLabel asked) {
    String request = "POST /v1/labels " + Json.text(asked);
    return replayed(key, request).orElseGet(() -> carryOut(key, request, Label.created(
        "lab_" + ids.get(), key, asked, now(), times.untilHandOver(), times.untilDelivery())));
  }

  /** A parcel is not to be fetched. */
  synchronized Reply cancel(String key, String labelId) {
    Label label = labels.get(labelId);
    if (label == null) {
      return new Reply.NoSuchLabel();
    }
    String request = "DELETE /v1/labels/" + labelId;
    return replayed(key, request).orElseGet(() -> switch (label.status()) {
      case CREATED, CANCELLED -> carryOut(key, request, label.with(Status.CANCELLED));
      case HANDED_OVER, DELIVERED -> new Reply.TooLate();
    });
  }

  synchronized Optional<Label> find(String labelId) {
    return Optional.ofNullable(labels.get(labelId));
  }

  synchronized List<Label> withReference(String reference) {
    return byReference.getOrDefault(reference, Set.of()).stream()
        .flatMap(id -> find(id).stream()).toList();
  }

  synchronized List<Label> labels() {
    return List.copyOf(labels.values());
  }

  synchronized List<Call> calls() {
    return calls.values().stream().map(this::callAt).toList();
  }

  @Override
  public synchronized void passTime() {
    Instant now = clock.instant();
    while (!due.isEmpty() && !due.element().at().isAfter(now)) {
      Due next = due.element();
      find(next.labelId()).flatMap(label -> label.passTime(now))
          .ifPresent(label -> record(label, null));
      // Not before: what the file does not take is still due.
      due.remove(next);
    }
  }

  @Override
  public synchronized List<Notice> due() {
    return notices.due(clock.instant());
  }

  /** That may be told twice; so it need not be on the disk. */
  @Override
  public synchronized void becomes(Notice notice) {
    Change change = new Change(null, null, List.of(notice));
    apply(change, journal.note(change));
  }

  @Override
  public synchronized void close() {
    journal.close();
  }

  private Optional<Reply> replayed(String key, String request) {
    return Optional.ofNullable(calls.get(key)).map(this::callAt)
        .map(earlier -> earlier.request().equals(request)
            ? new Done(earlier, true)
            : new Reply.KeyReused());
  }

  private Reply carryOut(String key, String request, Label after) {
    Call call = new Call(
        key, now(), request, after.id(), Json.text(LabelDocument.of(after)));
    record(after, call);
    return new Done(call, false);
  }

  private void record(Label after, @Nullable Call call) {
    Change change = new Change(after, call, tells && after.status() != Status.CREATED
        ? List.of(notice(after))
        : List.of());
    apply(change, journal.append(change));
  }

  private void apply(Change change, Place place) {
    Label label = change.label();
    if (label != null) {
      labels.put(label.id(), label);
      byReference.computeIfAbsent(label.asked().reference(), _ -> LinkedHashSet.newLinkedHashSet(1))
          .add(label.id());
      label.nextDue().ifPresent(at -> due.add(new Due(at, label.id())));
    }
    Call call = change.call();
    if (call != null) {
      calls.put(call.key(), place);
    }
    notices.take(change.notices());
  }

  private Call callAt(Place place) {
    return Objects.requireNonNull(journal.read(place).call(), "a line of a call");
  }

  private Notice notice(Label label) {
    Instant now = now();
    return notices.about(label.key() + "/" + label.status().written(),
        Json.text(WebhookDocument.of(label, now)), now);
  }

  /** As it is written down. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
