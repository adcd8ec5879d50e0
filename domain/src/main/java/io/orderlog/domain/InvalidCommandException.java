package io.orderlog.domain;

import java.util.List;
import java.util.stream.Collectors;

/** A command that breaks rules of its own, whatever the state. Names every broken rule at once. */
public final class InvalidCommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public InvalidCommandException(List<Violation> violations) {
    super(violations.stream()
        .map(violation -> violation.field() + " " + violation.message())
        .collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }
}
