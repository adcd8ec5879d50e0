package io.orderlog.benchmarks.server;

import java.net.URI;

/** A whole order system in processes of its own: it takes orders, and shows them a while later. */
public interface OrderSystem extends ReadModels, AutoCloseable {

  /** Where it takes commands. */
  URI commands();

  /** What its processes have in memory, in megabytes. */
  double residentMegabytes();

  /** The processor time of its processes since they were started, in seconds. */
  double processorSeconds();

  @Override
  void close();
}
