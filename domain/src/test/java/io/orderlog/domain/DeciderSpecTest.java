package io.orderlog.domain;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class DeciderSpecTest {

  @Test
  void a_sentence_that_holds_passes() {
    given("installed").when("open").then("opened");
    given("installed", "opened").when("open").thenRejected("open already");
  }

  @Test
  void a_missing_event_fails_with_history_state_and_command() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> given("installed", "opened").when("open").then("opened"))
        .withMessageContaining("given installed\n      opened\nstate door is open\nwhen  open")
        .withMessageContaining("Rejected[reason=open already]");
  }

  @Test
  void a_missing_rejection_fails_with_history_state_and_command() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> given("installed").when("open").thenRejected("locked"))
        .withMessageContaining("given installed\nstate door is closed\nwhen  open")
        .withMessageContaining("Accepted[events=[opened]]");
  }

  @Test
  void another_reason_or_another_event_fails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> given("installed", "opened").when("open").thenRejected("locked"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> given("installed").when("open").then("broken"));
  }

  @Test
  void a_decider_that_throws_fails_with_history_state_and_command() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> given("installed").when("kick"))
        .withMessageContaining("given installed\nstate door is closed\nwhen  kick")
        .withMessageContaining("threw java.lang.UnsupportedOperationException: kick");
  }

  @Test
  void an_accepted_event_that_the_state_cannot_take_fails() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> given("installed").when("vanish").then("vanished"))
        .withMessage("vanished");
  }

  private static DeciderSpec<String, String, String, String> given(String... events) {
    return DeciderSpec.given(new Door(), List.of(events));
  }

  /** Small enough to see through: a door that opens once, and that forgot how to vanish. */
  private static final class Door implements TimelessDecider<String, String, String, String> {

    @Override
    public String initial() {
      return "no door";
    }

    @Override
    public Decision<String, String> decide(String command, String state) {
      return switch (command) {
        case "open" -> state.equals("door is open")
            ? Decision.reject("open already")
            : Decision.accept("opened");
        case "vanish" -> Decision.accept("vanished");
        default -> throw new UnsupportedOperationException(command);
      };
    }

    @Override
    public String evolve(String state, String event) {
      return switch (event) {
        case "installed" -> "door is closed";
        case "opened" -> "door is open";
        default -> throw new IllegalStateException(event);
      };
    }
  }
}
