package io.orderlog.query.answer;

import io.javalin.http.Context;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Json;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.Preconditions;
import java.util.function.Supplier;

/** The answer that has one thing as of its version, which clients may keep and have confirmed. */
final class VersionedAnswer {

  private VersionedAnswer() {}

  /**
   * Writes the thing with its tag, or 304 to a client that has it.
   *
   * @param conditions of the request, which want this version
   */
  static void write(Context context, Preconditions conditions, long version,
      Supplier<?> document) {
    EntityTag tag = EntityTag.ofVersion(version);
    context.header("ETag", tag.toString());
    HttpServer.allowRevalidation(context);
    if (conditions.isKnown(tag)) {
      context.status(304);
    } else {
      Json.write(context, document.get());
    }
  }
}
