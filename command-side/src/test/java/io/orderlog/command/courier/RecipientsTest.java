package io.orderlog.command.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.Addressee;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.courier.Delivery.Again;
import io.orderlog.command.courier.Delivery.Denied;
import io.orderlog.command.courier.Delivery.Done;
import io.orderlog.command.route.Routed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderIdTaken;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.mail.MailExamples;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.NotEntrusted;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Refusals;
import io.orderlog.domain.reactions.Target;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The process hears that the order is not its own, wherever the order's writer is. */
class RecipientsTest {

  private static final Consequence CANCELLING = new Consequence(
      new Cause("fulfilments", "o-1", 7, "trace", "fulfilment.unwinding.v1", () -> new byte[0]),
      2, new Outgoing<>(Target.ORDERS, "o-1", new ByProcess(new CancelOrder("ABANDONED"))));

  private final ScriptedRecipient processes = new ScriptedRecipient();

  @Test
  void who_asked_an_order_of_others_hears_so_before_it_has_ended() {
    assertThat(deliver(refusing(new NotEntrusted()))).isEqualTo(new Done());
    assertThat(processes.taken).singleElement().satisfies(heard -> {
      assertThat(heard.streamId()).isEqualTo("o-1");
      assertThat(heard.command()).isEqualTo(new HearOrderIdTaken());
      assertThat(heard.commandId()).isEqualTo("orderlog/fulfilments/o-1/7/2/refused");
      assertThat(heard.causationId()).isEqualTo("fulfilments/o-1/7");
    });
  }

  @Test
  void what_it_leads_to_is_about_the_order_whatever_its_id_is() {
    Outgoing<?> mail = new Outgoing<>(Target.MAILS, MailExamples.ID, MailExamples.REQUEST);
    assertThat(new Consequence(CANCELLING.cause(), 0, mail).correlationId()).isEqualTo("o-1");
    assertThat(CANCELLING.correlationId()).isEqualTo("o-1");
  }

  @Test
  void as_long_as_that_is_not_taken_it_is_sent_again() {
    Recipients recipients = refusing(new NotEntrusted());
    processes.answer("o-1", new NotWritten<>("not now"));
    assertThat(deliver(recipients)).isEqualTo(new Again("not now"));
    assertThat(deliver(recipients)).isEqualTo(new Done());
    assertThat(processes.taken).hasSize(1);
  }

  @Test
  void of_any_other_refusal_for_good_nobody_hears() {
    assertThat(deliver(refusing(new AlreadyThere(OrderStatus.CANCELLED)))).isEqualTo(new Done());
    assertThat(processes.attempts).isEmpty();
  }

  @Test
  void another_process_that_has_the_order_says_so_too() {
    Recipients recipients =
        new Recipients((_, _) -> CompletableFuture.completedFuture(new Denied()));
    recipients.add(processes.recipient());
    recipients.add(new Recipient<>(orders(), _ -> new Routed.Elsewhere<OrderRejection>(
        URI.create("http://127.0.0.1:1/"), null), OrderCommand::toString));
    assertThat(deliver(recipients)).isEqualTo(new Done());
    assertThat(processes.taken).extracting(CommandEnvelope::command)
        .isEqualTo(List.of(new HearOrderIdTaken()));
  }

  private static Delivery deliver(Recipients recipients) {
    return recipients.deliver(CANCELLING).join();
  }

  private Recipients refusing(OrderRejection reason) {
    Recipients recipients = processes.recipients();
    recipients.add(new Recipient<>(orders(), _ -> new Routed.Here<OrderRejection>(
        CompletableFuture.completedFuture(new Rejected<>(reason, 1))), OrderCommand::toString));
    return recipients;
  }

  private static Addressee<OrderCommand, OrderRejection> orders() {
    return new Addressee<>(Target.ORDERS, OrderCommand.class, _ -> true, Refusals::isHeard);
  }
}
