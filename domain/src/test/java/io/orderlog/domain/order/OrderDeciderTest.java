package io.orderlog.domain.order;

import static io.orderlog.domain.order.OrderExamples.cancel;
import static io.orderlog.domain.order.OrderExamples.cancelled;
import static io.orderlog.domain.order.OrderExamples.changeQuantity;
import static io.orderlog.domain.order.OrderExamples.deliver;
import static io.orderlog.domain.order.OrderExamples.delivered;
import static io.orderlog.domain.order.OrderExamples.given;
import static io.orderlog.domain.order.OrderExamples.paid;
import static io.orderlog.domain.order.OrderExamples.pay;
import static io.orderlog.domain.order.OrderExamples.place;
import static io.orderlog.domain.order.OrderExamples.placed;
import static io.orderlog.domain.order.OrderExamples.quantityChanged;
import static io.orderlog.domain.order.OrderExamples.returned;
import static io.orderlog.domain.order.OrderExamples.sendBack;
import static io.orderlog.domain.order.OrderExamples.ship;
import static io.orderlog.domain.order.OrderExamples.shipped;
import static io.orderlog.domain.order.OrderStatus.CANCELLED;
import static io.orderlog.domain.order.OrderStatus.DELIVERED;
import static io.orderlog.domain.order.OrderStatus.PAID;
import static io.orderlog.domain.order.OrderStatus.RETURNED;
import static io.orderlog.domain.order.OrderStatus.SHIPPED;

import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.NoSuchOrder;
import io.orderlog.domain.order.OrderRejection.NotYetThere;
import io.orderlog.domain.order.OrderRejection.OrderIdTaken;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What each command does in each state. {@link DecisionTableTest} has it at one glance and fails
 * if a state or a command is missing; {@link OrderRulesTest} has what depends on more than both.
 */
class OrderDeciderTest {

  @Nested
  class Placing {
    @Test
    void a_new_order_can_be_placed() {
      given().when(place()).then(placed());
    }

    @Test
    void the_id_of_a_placed_order_is_taken() {
      given(placed()).when(place()).thenRejected(new OrderIdTaken());
    }

    @Test
    void the_id_of_a_paid_order_is_taken() {
      given(placed(), paid()).when(place()).thenRejected(new OrderIdTaken());
    }

    @Test
    void the_id_of_a_shipped_order_is_taken() {
      given(placed(), paid(), shipped()).when(place()).thenRejected(new OrderIdTaken());
    }

    @Test
    void the_id_of_a_delivered_order_is_taken() {
      given(placed(), paid(), shipped(), delivered())
          .when(place()).thenRejected(new OrderIdTaken());
    }

    @Test
    void the_id_of_a_cancelled_order_is_taken() {
      given(placed(), cancelled()).when(place()).thenRejected(new OrderIdTaken());
    }

    @Test
    void the_id_of_a_returned_order_is_taken() {
      given(placed(), paid(), shipped(), delivered(), returned())
          .when(place()).thenRejected(new OrderIdTaken());
    }
  }

  @Nested
  class ChangingAQuantity {
    @Test
    void an_order_that_was_never_placed_cannot_be_changed() {
      given().when(changeQuantity("tea", 3)).thenRejected(new NoSuchOrder());
    }

    @Test
    void a_placed_order_can_be_changed() {
      given(placed()).when(changeQuantity("tea", 3)).then(quantityChanged("tea", 3, 2500));
    }

    @Test
    void a_paid_order_cannot_be_changed_any_more() {
      given(placed(), paid()).when(changeQuantity("tea", 3)).thenRejected(new AlreadyThere(PAID));
    }

    @Test
    void a_shipped_order_cannot_be_changed_any_more() {
      given(placed(), paid(), shipped())
          .when(changeQuantity("tea", 3)).thenRejected(new AlreadyThere(SHIPPED));
    }

    @Test
    void a_delivered_order_cannot_be_changed_any_more() {
      given(placed(), paid(), shipped(), delivered())
          .when(changeQuantity("tea", 3)).thenRejected(new AlreadyThere(DELIVERED));
    }

    @Test
    void a_cancelled_order_cannot_be_changed_any_more() {
      given(placed(), cancelled())
          .when(changeQuantity("tea", 3)).thenRejected(new AlreadyThere(CANCELLED));
    }

    @Test
    void a_returned_order_cannot_be_changed_any_more() {
      given(placed(), paid(), shipped(), delivered(), returned())
          .when(changeQuantity("tea", 3)).thenRejected(new AlreadyThere(RETURNED));
    }
  }

  @Nested
  class Paying {
    @Test
    void an_order_that_was_never_placed_cannot_be_paid() {
      given().when(pay("20.00")).thenRejected(new NoSuchOrder());
    }

    @Test
    void a_placed_order_can_be_paid() {
      given(placed()).when(pay("20.00")).then(paid());
    }

    @Test
    void a_paid_order_cannot_be_paid_again() {
      given(placed(), paid()).when(pay("20.00")).thenRejected(new AlreadyThere(PAID));
    }

    @Test
    void a_shipped_order_cannot_be_paid() {
      given(placed(), paid(), shipped()).when(pay("20.00")).thenRejected(new AlreadyThere(SHIPPED));
    }

    @Test
    void a_delivered_order_cannot_be_paid() {
      given(placed(), paid(), shipped(), delivered())
          .when(pay("20.00")).thenRejected(new AlreadyThere(DELIVERED));
    }

    @Test
    void a_cancelled_order_cannot_be_paid() {
      given(placed(), cancelled()).when(pay("20.00")).thenRejected(new AlreadyThere(CANCELLED));
    }

    @Test
    void a_returned_order_cannot_be_paid() {
      given(placed(), paid(), shipped(), delivered(), returned())
          .when(pay("20.00")).thenRejected(new AlreadyThere(RETURNED));
    }
  }

  @Nested
  class Shipping {
    @Test
    void an_order_that_was_never_placed_cannot_be_shipped() {
      given().when(ship()).thenRejected(new NoSuchOrder());
    }

    @Test
    void a_placed_order_cannot_be_shipped_before_it_is_paid() {
      given(placed()).when(ship()).thenRejected(new NotYetThere(PAID));
    }

    @Test
    void a_paid_order_can_be_shipped() {
      given(placed(), paid()).when(ship()).then(shipped());
    }

    @Test
    void a_shipped_order_cannot_be_shipped_again() {
      given(placed(), paid(), shipped()).when(ship()).thenRejected(new AlreadyThere(SHIPPED));
    }

    @Test
    void a_delivered_order_cannot_be_shipped() {
      given(placed(), paid(), shipped(), delivered())
          .when(ship()).thenRejected(new AlreadyThere(DELIVERED));
    }

    @Test
    void a_cancelled_order_cannot_be_shipped() {
      given(placed(), cancelled()).when(ship()).thenRejected(new AlreadyThere(CANCELLED));
    }

    @Test
    void a_returned_order_cannot_be_shipped() {
      given(placed(), paid(), shipped(), delivered(), returned())
          .when(ship()).thenRejected(new AlreadyThere(RETURNED));
    }
  }

  @Nested
  class Delivering {
    @Test
    void an_order_that_was_never_placed_cannot_be_delivered() {
      given().when(deliver()).thenRejected(new NoSuchOrder());
    }

    @Test
    void a_placed_order_cannot_be_delivered_before_it_is_shipped() {
      given(placed()).when(deliver()).thenRejected(new NotYetThere(SHIPPED));
    }

    @Test
    void a_paid_order_cannot_be_delivered_before_it_is_shipped() {
      given(placed(), paid()).when(deliver()).thenRejected(new NotYetThere(SHIPPED));
    }

    @Test
    void a_shipped_order_can_be_delivered() {
      given(placed(), paid(), shipped()).when(deliver()).then(delivered());
    }

    @Test
    void a_delivered_order_cannot_be_delivered_again() {
      given(placed(), paid(), shipped(), delivered())
          .when(deliver()).thenRejected(new AlreadyThere(DELIVERED));
    }

    @Test
    void a_cancelled_order_cannot_be_delivered() {
      given(placed(), cancelled()).when(deliver()).thenRejected(new AlreadyThere(CANCELLED));
    }

    @Test
    void a_returned_order_cannot_be_delivered() {
      given(placed(), paid(), shipped(), delivered(), returned())
          .when(deliver()).thenRejected(new AlreadyThere(RETURNED));
    }
  }

  @Nested
  class Cancelling {
    @Test
    void an_order_that_was_never_placed_cannot_be_cancelled() {
      given().when(cancel()).thenRejected(new NoSuchOrder());
    }

    @Test
    void a_placed_order_can_be_cancelled() {
      given(placed()).when(cancel()).then(cancelled());
    }

    @Test
    void a_paid_order_can_be_cancelled() {
      given(placed(), paid()).when(cancel()).then(cancelled());
    }

    @Test
    void a_shipped_order_cannot_be_cancelled() {
      given(placed(), paid(), shipped()).when(cancel()).thenRejected(new AlreadyThere(SHIPPED));
    }

    @Test
    void a_delivered_order_cannot_be_cancelled() {
      given(placed(), paid(), shipped(), delivered())
          .when(cancel()).thenRejected(new AlreadyThere(DELIVERED));
    }

    @Test
    void a_cancelled_order_cannot_be_cancelled_again() {
      given(placed(), cancelled()).when(cancel()).thenRejected(new AlreadyThere(CANCELLED));
    }

    @Test
    void a_returned_order_cannot_be_cancelled() {
      given(placed(), paid(), shipped(), delivered(), returned())
          .when(cancel()).thenRejected(new AlreadyThere(RETURNED));
    }
  }

  @Nested
  class Returning {
    @Test
    void an_order_that_was_never_placed_cannot_be_returned() {
      given().when(sendBack()).thenRejected(new NoSuchOrder());
    }

    @Test
    void a_placed_order_cannot_be_returned_before_it_is_delivered() {
      given(placed()).when(sendBack()).thenRejected(new NotYetThere(DELIVERED));
    }

    @Test
    void a_paid_order_cannot_be_returned_before_it_is_delivered() {
      given(placed(), paid()).when(sendBack()).thenRejected(new NotYetThere(DELIVERED));
    }

    @Test
    void a_shipped_order_cannot_be_returned_before_it_is_delivered() {
      given(placed(), paid(), shipped()).when(sendBack()).thenRejected(new NotYetThere(DELIVERED));
    }

    @Test
    void a_delivered_order_can_be_returned() {
      given(placed(), paid(), shipped(), delivered()).when(sendBack()).then(returned());
    }

    @Test
    void a_cancelled_order_cannot_be_returned() {
      given(placed(), cancelled()).when(sendBack()).thenRejected(new AlreadyThere(CANCELLED));
    }

    @Test
    void a_returned_order_cannot_be_returned_again() {
      given(placed(), paid(), shipped(), delivered(), returned())
          .when(sendBack()).thenRejected(new AlreadyThere(RETURNED));
    }
  }
}
