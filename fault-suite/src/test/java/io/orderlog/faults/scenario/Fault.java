package io.orderlog.faults.scenario;

/** One thing that goes wrong, from its beginning to its end. */
@FunctionalInterface
public interface Fault {

  /** Lets it happen, and returns when whatever was broken has been put right. */
  void strike() throws Exception;
}
