package io.orderlog.command.wait;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.http.CommandApiFixture;
import io.orderlog.http.HttpAnswer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class WaitCommandApiTest extends CommandApiFixture {

  private String sku = "";

  @BeforeEach
  void takeANewItem() {
    sku = "sku-" + UUID.randomUUID();
  }

  @Test
  void somebody_joins_and_leaves_by_the_token() {
    HttpAnswer joined = join("ada@example.org");
    assertThat(joined.status()).isEqualTo(201);
    assertThat(joined.json().path("sku").asString()).isEqualTo(sku);
    assertThat(joined.json().path("version").asInt()).isEqualTo(1);
    assertThat(joined.json().path("status").asString()).isEqualTo("SOLD_OUT");
    assertThat(joined.header("Consistency-Token")).matches("waits:\\d@\\d+");
    String waitId = joined.json().path("waitId").asString();

    assertProblem(leave(waitId, "guessed"), 403, "wait-token-not-valid");
    HttpAnswer left = leave(waitId, joined.json().path("token").asString());
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.json().path("version").asInt()).isEqualTo(2);
    assertProblem(leave(waitId, joined.json().path("token").asString()), 404, "wait-not-found")
        .has("sku", sku);
  }

  @Test
  void the_same_command_is_the_same_wait() {
    HttpAnswer first = client().post("/stock/" + sku + "/waits",
        "{\"email\":\"ada@example.org\"}", "Idempotency-Key", "k");
    HttpAnswer again = client().post("/stock/" + sku + "/waits",
        "{\"email\":\"ada@example.org\"}", "Idempotency-Key", "k");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertProblem(client().post("/stock/" + sku + "/waits",
        "{\"email\":\"bob@example.org\"}", "Idempotency-Key", "k"),
        422, "idempotency-key-reused");
  }

  @Test
  void an_address_waits_once_and_for_nothing_that_is_there() {
    join("ada@example.org");
    assertProblem(join("ADA@example.org"), 409, "already-waiting");
    client().post("/stock/" + sku + "/receive", "{\"quantity\":2,\"reference\":\"d\"}");
    HttpAnswer refused = join("bob@example.org");
    // What comes from the stock takes a moment.
    for (int i = 0; refused.status() == 201; i++) {
      refused = join("bob-" + i + "@example.org");
    }
    assertProblem(refused, 409, "item-in-stock");
  }

  @Test
  void every_mistake_is_named() {
    for (String email : List.of("nobody", "a..a@b.c", ".a@b.c", "a.@b.c", "ädä@b.c", "a@b..c")) {
      assertProblem(join(email), 422, "invalid-command").hasErrorsIn("email");
    }
    assertProblem(client().post("/stock/" + sku + "/waits", "{}"), 400, "invalid-request")
        .hasErrorsIn("email");
    assertProblem(leave("1", "t"), 404, "wait-not-found").saysInDetail("waitId");
    assertProblem(client().post("/stock/a%5Cb/waits", "{\"email\":\"a@b\"}"), 404,
        "waitlist-not-found");
    assertThat(client().post("/waits/" + sku + "/hear-stock", "{\"available\":1}").status())
        .isEqualTo(404);
  }

  private HttpAnswer join(String email) {
    return client().post("/stock/" + sku + "/waits", "{\"email\":\"" + email + "\"}");
  }

  private HttpAnswer leave(String waitId, String token) {
    return client().post("/stock/" + sku + "/waits/" + waitId + "/leave",
        "{\"token\":\"" + token + "\"}");
  }
}
