package io.orderlog.command.endpoint.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.command.effects.http.Destinations;
import io.orderlog.command.Outlet;
import io.orderlog.command.effects.EffectPermit;
import io.orderlog.command.write.AppendListener;
import io.orderlog.domain.endpoint.EndpointCommand;
import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointRejection;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells endpoints of events, for all writers of endpoints that this process has. Nothing is told
 * before there is a permit: a copy of a log would tell everybody everything once more. Thread-safe.
 */
public final class EndpointDelivery
    implements Outlet<EndpointCommand, EndpointEvent, EndpointRejection>, AutoCloseable {

  private final ToldLogs logs;
  private final WebhookSender sender;
  private final Function<EndpointCommand, String> hash;
  private final DeliveryMeters meters;
  private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
      Thread.ofVirtual().name("webhook-", 0).factory());
  private final List<EndpointSlot> slots = new CopyOnWriteArrayList<>();
  private volatile @Nullable EffectPermit permit;

  /**
   * One that has told nobody anything yet.
   *
   * @param logs of whose events it tells
   * @param sender closed by others
   * @param hash of the commands of endpoints
   */
  public EndpointDelivery(ToldLogs logs, WebhookSender sender,
      Function<EndpointCommand, String> hash, TimeSource clock) {
    this.logs = logs;
    this.sender = sender;
    this.hash = hash;
    this.meters = new DeliveryMeters(clock);
  }

  /** Of whose events it tells. */
  public ToldLogs logs() {
    return logs;
  }

  /** Where it may send something. */
  public Destinations destinations() {
    return sender.destinations();
  }

  @Override
  public AppendListener<EndpointEvent> open(
      OfWriter<EndpointCommand, EndpointEvent, EndpointRejection> writer) {
    EndpointReports reports = new EndpointReports(writer.routing(), hash);
    var shared = new Lanes.Shared(logs, sender, reports, writer.notes().positions(), meters,
        threads, this::isOlderThanPermit, writer.clock());
    var slot = new EndpointSlot(writer.log(), writer.slot(), writer.partitions(), shared,
        new StoppedEndpoints(
            writer.notes().parked(), writer.log(), writer.partitions(), reports),
        this::mayTell);
    slots.add(slot);
    return slot;
  }

  private boolean mayTell() {
    EffectPermit known = permit;
    return known != null && known.isGiven();
  }

  private boolean isOlderThanPermit(LogPosition registered) {
    EffectPermit known = permit;
    return known == null || known.isYoungerThan(registered);
  }

  @Override
  public void permittedBy(EffectPermit given) {
    permit = given;
  }

  @Override
  public Optional<String> reasonHeld() {
    EffectPermit known = permit;
    return known == null ? Optional.empty() : known.reasonHeld();
  }

  @Override
  public int parked() {
    return slots.stream().mapToInt(EndpointSlot::stoppedEndpoints).sum();
  }

  @Override
  public void measuredBy(MeterRegistry registry) {
    meters.measuredBy(registry);
  }

  /** Lets go of what is under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
