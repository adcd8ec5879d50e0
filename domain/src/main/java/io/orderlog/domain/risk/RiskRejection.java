package io.orderlog.domain.risk;

/** Why a subject does not take a command. */
public sealed interface RiskRejection {

  /** It is blocked, and why. */
  record AlreadyBlocked(String reason) implements RiskRejection {}

  /** There is nothing to be lifted. */
  record NotBlocked() implements RiskRejection {}
}
