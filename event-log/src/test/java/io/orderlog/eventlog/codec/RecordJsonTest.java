package io.orderlog.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordJsonTest {

  record Amount(long minor, boolean isAsked) {
    public boolean isFree() {
      return minor == 0;
    }
  }

  @Test
  void a_record_is_its_components_and_not_what_it_says_besides() {
    RecordJson<Amount> json = new RecordJson<>(Amount.class);
    Amount nothing = new Amount(0, true);
    String text = json.write(nothing);
    assertThat(text).isEqualTo("{\"minor\":0,\"isAsked\":true}");
    assertThat(json.read(text)).isEqualTo(nothing);
    assertThat(nothing.isFree()).isTrue();
  }
}
