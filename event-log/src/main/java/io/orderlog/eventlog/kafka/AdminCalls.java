package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.LogUnavailableException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what was asked of Kafka's admin client. */
final class AdminCalls {

  private static final long PATIENCE_SECONDS = 15;

  private AdminCalls() {}

  /**
   * @param doing what the call is for, to fit behind "while"
   * @throws LogUnavailableException if the answer is an error or does not come
   */
  static <T> T await(KafkaFuture<T> answer, String doing) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw new LogUnavailableException("Kafka failed while " + doing + ": " + cause.getMessage(),
          cause);
    } catch (TimeoutException late) {
      throw new LogUnavailableException("Kafka did not answer within " + PATIENCE_SECONDS
          + " s while " + doing, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("interrupted while " + doing, interrupted);
    }
  }
}
