package io.orderlog.benchmarks.load;

/** What the clients send. Used by one thread. */
@FunctionalInterface
public interface RequestSource {

  /** The next HTTP/1.1 request, whole; the same array may be given again. */
  byte[] next();
}
