package io.orderlog.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.route.Routed.Elsewhere;
import java.net.http.HttpRequest;
import java.security.MessageDigest;

/** Proof that a process of this system sent a request: the secret of the one that gets it. */
public final class ForwardProof {

  private static final String HEADER = "Orderlog-Forward-Secret";

  private ForwardProof() {}

  /** Puts it into a request to this process; one of an earlier version has none. */
  public static void give(HttpRequest.Builder request, Elsewhere<?> to) {
    if (to.secret() != null) {
      request.header(HEADER, to.secret());
    }
  }

  /** Whether the request has it. */
  public static boolean isGiven(Context context, ProcessIdentity receiver) {
    String secret = context.header(HEADER);
    return secret != null && MessageDigest.isEqual(
        secret.getBytes(UTF_8), receiver.secret().getBytes(UTF_8));
  }
}
