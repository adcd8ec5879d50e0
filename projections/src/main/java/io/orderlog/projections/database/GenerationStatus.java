package io.orderlog.projections.database;

/** What a generation is there for. */
public enum GenerationStatus {

  /** Being filled by a rebuild, or left by one that died. */
  BUILDING,

  /** Answers queries and follows the log. At most one per projection. */
  ACTIVE,

  /** Answered queries before the active one; kept for a rollback. At most one per projection. */
  PREVIOUS
}
