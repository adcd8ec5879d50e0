package io.orderlog.http.problem;

import io.orderlog.http.HttpServer;
import io.orderlog.http.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that the server refuses before any handler sees them. */
public final class ServerErrorHandler extends ErrorHandler {

  private static final HttpField PROBLEM = new HttpField(HttpHeader.CONTENT_TYPE,
      "application/problem+json");

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // The request's own words stay out: they may be what could not be parsed.
    write(response, callback, StatusProblems.of(response.getStatus(), "this address"));
    return true;
  }

  /** Answers with this problem where there is no context yet. */
  public static void write(Response response, Callback callback, Problem problem) {
    response.setStatus(problem.status());
    response.getHeaders().put(PROBLEM);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, HttpServer.NOT_TO_BE_KEPT);
    if (problem.retryAfterSeconds() != null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, problem.retryAfterSeconds());
    }
    response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
  }
}
