package io.orderlog.command.mail.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.effects.smtp.MailText;
import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.mail.MailExamples;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.order.OrderLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What customers read, the same on every machine. */
@Tag("strange-machine")
class MailTextsTest {

  private static final Map<String,
      String> ALL = Map.of(MailData.CURRENCY, "EUR", MailData.AMOUNT_MINOR,
          "1990", MailData.PAY_BY, "2026-11-23T12:15:00.120Z", MailData.CARRIER, "Pošta",
          MailData.TRACKING_NUMBER,
          "RR 1", MailData.REASON, "OUT_OF_STOCK", MailData.SKU, "čaj");

  private final MailTexts texts = MailTexts.load();

  @Test
  void an_order_is_confirmed_in_text_and_in_html() throws UntellableException {
    MailText mail = texts.of(MailExamples.LETTER);
    assertThat(mail.subject())
        .isEqualTo("Your order " + MailExamples.ORDER + " is confirmed");
    assertThat(mail.plain()).isEqualTo("""
        Hello Ada,

        thank you for your order. We have received 20.00 EUR for:

        2 x tea
        1 x cup

        We will write again when it is on its way.
        """);
    assertThat(mail.html()).contains("<p>Hello Ada,</p>", "<li>2 x tea</li>\n<li>1 x cup</li>",
        "<title>Your order " + MailExamples.ORDER + " is confirmed</title>")
        .doesNotContain("{");
  }

  @ParameterizedTest
  @EnumSource
  void each_tells_what_it_knows(Template template) throws UntellableException {
    MailText mail = texts.of(letter(template, "Ada", ALL));
    assertThat((mail.subject() + mail.plain() + mail.html()).replace("{name}", ""))
        .doesNotContain("{");
    assertThat(template.keys()).allSatisfy(key -> {
      Map<String,
          String> read = Map.of(MailData.CURRENCY, "19.90 EUR", MailData.AMOUNT_MINOR, "19.90 EUR",
              MailData.PAY_BY, "23 November 2026, 12:15 UTC", MailData.CARRIER, "Pošta",
              MailData.TRACKING_NUMBER,
              "RR 1", MailData.REASON, "not all of it is in stock", MailData.SKU, "čaj");
      assertThat(mail.plain()).contains(String.valueOf(read.get(key)));
      assertThat(mail.html()).contains(String.valueOf(read.get(key)));
    });
  }

  /** Each has what its template is to be told, and no more. */
  @ParameterizedTest
  @EnumSource
  void each_can_be_told_with_what_it_is_to_know(Template template) throws UntellableException {
    Map<String, String> some = template.keys().stream().collect(
        Collectors.toMap(key -> key, key -> String.valueOf(ALL.get(key))));
    assertThat(texts.of(letter(template, "Ada", some)).plain()).contains("Hello Ada");
  }

  @Test
  void what_people_wrote_is_never_markup_nor_a_line_of_its_own_nor_a_place()
      throws UntellableException {
    MailText mail = texts.of(letter(Template.ON_ITS_WAY,
        "<script>\"{carrier}\"\r\nBcc: eve@example.org", ALL));
    assertThat(mail.plain())
        .contains("Hello <script>\"{carrier}\" Bcc: eve@example.org,\n");
    assertThat(mail.html())
        .contains("Hello &lt;script&gt;&quot;{carrier}&quot; Bcc: eve@example.org,")
        .contains("<li>1 x &lt;b&gt;{name}&lt;/b&gt;</li>");
  }

  @Test
  void what_it_does_not_know_it_does_not_make_up() {
    for (Map<String, String> data : List.of(Map.<String, String>of(),
        Map.of(MailData.CURRENCY, "XXX", MailData.AMOUNT_MINOR, "1"),
        Map.of(MailData.CURRENCY, "EUR", MailData.AMOUNT_MINOR, "1.5"))) {
      assertThatThrownBy(() -> texts.of(letter(Template.REFUNDED, "Ada", data)))
          .isInstanceOf(UntellableException.class)
          .hasMessage("it does not know its amount");
    }
  }

  private static Letter letter(Template template, String name, Map<String, String> data) {
    Letter usual = MailExamples.LETTER;
    return new Letter(usual.mailId(), usual.orderId(), template, usual.to(), name,
        usual.locale(), data, List.of(new OrderLine("<b>{name}</b>", 1, 1990)), usual.about());
  }
}
