package io.orderlog.benchmarks.ceiling;

import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The ceiling for a query: Javalin on virtual threads that answers every order with the same bytes
 * and headers. Prints its address.
 */
public final class RawAnswer {

  private RawAnswer() {}

  /** Listens on a free port until it is killed; the first argument is the file with the bytes. */
  public static void main(String... arguments) throws IOException {
    byte[] answer = Files.readAllBytes(Path.of(arguments[0]));
    Javalin javalin = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.concurrency.useVirtualThreads = true;
      config.routes.get("/orders/{id}", context -> {
        context.header("ETag", "\"3\"");
        context.header("Consistency-Token", "3@1234567");
        context.contentType("application/json");
        context.result(answer);
      });
    }).start("127.0.0.1", 0);
    System.out.println("http://127.0.0.1:" + javalin.port());
  }
}
