package io.orderlog.benchmarks.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Tries to place an order until one is taken. */
public final class FirstOrder {

  private static final String ORDER = """
      {"customerId":"first","currency":"EUR",
       "lines":[{"sku":"mug-blue","quantity":1,"unitPrice":"9.95"}]}""";

  private FirstOrder() {}

  /** Waits for the first 201. */
  public static void await(URI server) {
    Readiness.await(HttpRequest.newBuilder(server.resolve("/orders"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(ORDER)).build(), 201);
  }
}
