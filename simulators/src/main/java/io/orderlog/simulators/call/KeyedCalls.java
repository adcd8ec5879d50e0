package io.orderlog.simulators.call;

import io.javalin.http.Context;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.HeaderFields;
import io.orderlog.simulators.Faults;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Calls that are carried out once for each key, and the faults that strike them. */
public final class KeyedCalls {

  /** The header that has the key. */
  public static final String KEY = "Idempotency-Key";

  private static final int MAX_LENGTH = 255;

  private final String who;
  private final Faults faults;

  /** @param who is called, as in {@code The carrier} */
  public KeyedCalls(String who, Faults faults) {
    this.who = who;
    this.faults = faults;
  }

  /** The key of a call; 400 if it has none. */
  public static String keyOf(Context context) {
    return HeaderFields.name(context, KEY, MAX_LENGTH).orElseThrow(
        () -> new ProblemException(Problem.invalidRequest(KEY, "is missing")));
  }

  /** Refuses some calls, as often as the settings say, before anything is done. */
  public void requireWorking(String key) {
    if (faults.strikes(Faults.Kind.ERROR, key)) {
      throw new ProblemException(Problem.unavailable("out-of-order",
          who + " does not work at the moment", "Nothing was done; ask again"));
    }
  }

  /**
   * Answers a call that was carried out, or cuts the connection.
   *
   * @param isReplayed whether it was carried out before
   * @param answer JSON
   */
  public void answer(
      Context context, String key, int status, boolean isReplayed, String answer) {
    if (faults.strikes(Faults.Kind.LOST_ANSWER, key)) {
      cut(context);
      return;
    }
    if (isReplayed) {
      context.header("Idempotency-Replayed", "true");
    }
    context.status(status).contentType("application/json").result(answer);
  }

  /** That the key belongs to something else. */
  public static ProblemException keyReused() {
    return new ProblemException(Problem.of(422, "idempotency-key-reused",
        "The key belongs to another call", "Another call came with this key before"));
  }

  /** The caller gets no answer at all. */
  private static void cut(Context context) {
    ServletContextRequest.getServletContextRequest(context.req()).getConnectionMetaData()
        .getConnection().getEndPoint().close();
  }
}
