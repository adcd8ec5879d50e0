package io.orderlog.standalone.demo.shop;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What a customer is going to do, who has checked out. */
enum Habit {
  BUYS("ok", 72), PAYS_ANOTHER_WAY("declined", 8), NEVER_PAYS("challenge", 5), CANCELS_AT_ONCE("ok",
      2), CANCELS_WHILE_PAYING("challenge",
          1), CANCELS_WHILE_MONEY_IS_TAKEN("captured-late", 1), CANCELS_ONCE_PAID("ok", 1),
  /** The provider does what it is asked, and its answer never arrives. */
  GETS_NO_ANSWER("slow", 2), RETURNS("ok", 5),
  /** The customer's bank takes the money back. */
  CHARGES_BACK("chargeback", 1),
  /** The bank asks whether it is really him, and he says so when he is told to. */
  CONFIRMS("challenge", 0);

  private final String method;
  private final int weight;

  Habit(String method, int weight) {
    this.method = method;
    this.weight = weight;
  }

  /** What such a customer pays with, as the simulated provider knows it. */
  String method() {
    return method;
  }

  /** How many kinds of customers there are whom nobody has to tell what to do. */
  static int kinds() {
    return (int) Arrays.stream(values()).filter(each -> each.weight > 0).count();
  }

  /** That of a customer: the first ones are one of each kind, and then it is as in life. */
  static Habit of(int customer, RandomGenerator random) {
    if (customer < kinds()) {
      return values()[customer];
    }
    int drawn = random.nextInt(Arrays.stream(values()).mapToInt(each -> each.weight).sum());
    for (Habit habit : values()) {
      drawn -= habit.weight;
      if (drawn < 0) {
        return habit;
      }
    }
    throw new IllegalStateException("weights do not add up");
  }
}
