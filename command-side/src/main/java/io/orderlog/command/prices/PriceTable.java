package io.orderlog.command.prices;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.command.FollowedLog;
import io.orderlog.domain.product.Catalogue;
import io.orderlog.domain.product.Offer;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.process.DutyThread;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How each article is offered: the last event of every product, read from the start of their log by
 * a thread of its own. It is a moment behind the log. Nothing is known before it has been read up to
 * where it ended at first, nor behind an event that cannot be read: that may have changed any price.
 * While the log does not answer, the prices that were read hold. Where there is no log of products,
 * there are none. Thread-safe.
 */
public final class PriceTable implements Catalogue, FollowedLog {

  private static final Logger LOG = LoggerFactory.getLogger(PriceTable.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);
  /** For what may last: a log that nobody has begun, or one that cannot be read. */
  private static final Duration SELDOM = Duration.ofSeconds(5);

  private final AggregateLog<ProductEvent> products;
  private final Map<String, Offer> offers = new ConcurrentHashMap<>();
  private volatile boolean known;
  private volatile @Nullable String trouble = "the prices of products are not read yet";
  private volatile @Nullable DutyThread thread;
  /** Of the thread: what was read so far, and of which log. */
  private Offsets read = Offsets.NONE;
  private @Nullable LogIdentity readOf;

  /** One that knows nothing before it follows the log of products. */
  public PriceTable() {
    this(ProductLog.PRODUCTS);
  }

  PriceTable(AggregateLog<ProductEvent> products) {
    this.products = products;
  }

  @Override
  public Offer offer(String sku) {
    if (!known) {
      return new Offer.NotKnown();
    }
    Offer offer = offers.get(sku);
    return offer == null ? new Offer.AtAnyPrice() : offer;
  }

  @Override
  public void follow(KafkaConnection kafka, MeterRegistry registry) {
    Gauge.builder("orderlog.prices.products", offers, Map::size)
        .description("products whose prices were read from the log, with those that are delisted")
        .baseUnit("products").register(registry);
    Gauge.builder("orderlog.prices.known", () -> known ? 1 : 0)
        .description("1 if carts can be told what things cost").register(registry);
    DutyThread started = new DutyThread("price-table", () -> run(kafka));
    thread = started;
    started.start();
  }

  @Override
  public Optional<String> reasonNotReady() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public void close() {
    DutyThread started = thread;
    if (started != null) {
      started.close();
    }
  }

  private void run(KafkaConnection kafka) throws InterruptedException {
    DutyThread own = Objects.requireNonNull(thread);
    while (!own.isStopping()) {
      Duration pause = RETRY;
      try (KafkaEventLog<ProductEvent> log = KafkaEventLog.open(products, kafka)) {
        follow(log, own);
      } catch (LogGoneException gone) {
        noLog(gone);
        pause = SELDOM;
      } catch (LogUnavailableException | UnsafeTopicException failure) {
        tell(failure);
      } catch (RuntimeException failure) {
        // Records that are gone, an event that cannot be read, a defect: what was read may be wrong.
        forget();
        tell(failure);
        pause = SELDOM;
      }
      if (!own.isStopping()) {
        own.pause(pause);
      }
    }
  }

  /** Reads on until asked to stop. */
  private void follow(EventLog<ProductEvent> log, DutyThread own) {
    LogIdentity identity = log.identity();
    Offsets ends = log.endOffsets(identity.allPartitions());
    if (!identity.equals(readOf) || read.firstBeyond(ends).isPresent()) {
      forget();
      readOf = identity;
      read = Offsets.atStart(identity.allPartitions());
    }
    boolean reached = false;
    try (LogReader<ProductEvent> reader = log.openReader(read)) {
      while (!own.isStopping()) {
        for (RecordedEvent<ProductEvent> event : reader.poll(POLL)) {
          offers.put(event.streamId(), Offer.after(event.data()));
        }
        read = reader.positions();
        if (!reached && read.reaches(ends)) {
          reached = true;
          known = true;
          trouble = null;
        }
      }
    }
  }

  /** Who has never seen it can be sure that nothing is listed; who has, cannot. */
  private void noLog(LogGoneException gone) {
    if (readOf == null) {
      known = true;
      trouble = null;
    } else {
      tell(gone);
    }
  }

  private void forget() {
    known = false;
    readOf = null;
    offers.clear();
  }

  private void tell(RuntimeException failure) {
    String told = "the prices of products are not followed at present: " + failure.getMessage();
    if (!told.equals(trouble)) {
      LOG.warn("{}", told);
    }
    trouble = told;
  }
}
