package io.orderlog.search;

import java.util.Map;

/** What an index has of one thing: what is found of it, and what is shown of what is found. */
public interface Searched {

  /** The id of its stream. */
  String id();

  /** The version of its last event. */
  long version();

  /** All of it, by names. */
  Map<String, String> texts();
}
