package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same names and bytes whatever the locale, the charset and the time zone of the machine. */
class UnusualMachineTest {

  private static final Machine USUAL = new Machine("usual", Map.of());
  private static final Machine PERSIAN = Machine.inLocale("fa_IR",
      "-Duser.language=fa -Duser.country=IR");
  /** A name that survives only in UTF-8. */
  private static final String CUSTOMER = "Zoë 日本";
  private static final List<String> QUESTIONS = List.of(
      "/orders?sort=total", "/orders?sort=-placedAt",
      "/orders?customerId=Zo%C3%AB%20%E6%97%A5%E6%9C%AC",
      "/sales/daily?from=2026-01-01&to=2026-12-31",
      "/products/demand?from=2026-01-01&to=2026-12-31");

  @TempDir
  Path folder;

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void a_data_folder_moves_between_a_persian_machine_and_others() {
    movesTo(PERSIAN);
  }

  @ParameterizedTest
  @MethodSource
  @Tag("faults")
  void a_data_folder_moves_between(Machine machine) {
    movesTo(machine);
  }

  static Stream<Machine> a_data_folder_moves_between() {
    return Stream.of(
        Machine.inLocale("ar_EG", "-Duser.language=ar -Duser.country=EG"),
        Machine.inLocale("th_TH_TH",
            "-Duser.language=th -Duser.country=TH -Duser.variant=TH"),
        Machine.inLocale("tr_TR", "-Duser.language=tr -Duser.country=TR"),
        Machine.inLocale("hi_IN in Devanagari",
            "-Duser.language=hi -Duser.country=IN -Duser.extensions=u-nu-deva"),
        Machine.inLocale("ja_JP_JP",
            "-Duser.language=ja -Duser.country=JP -Duser.variant=JP"),
        Machine.withoutLocale());
  }

  private void movesTo(Machine machine) {
    Path first = folder.resolve("made on the usual one");
    List<String> answers = afterOrders(USUAL, first);
    assertThat(answersAndVerified(machine, first)).isEqualTo(answers);
    assertThat(answersAndVerified(USUAL, first)).isEqualTo(answers);

    Path second = folder.resolve("made there");
    List<String> there = afterOrders(machine, second);
    assertThat(answersAndVerified(USUAL, second)).isEqualTo(there);
  }

  private static List<String> afterOrders(Machine machine, Path folder) {
    try (RunningSystem system = RunningSystem.start(Files.createDirectories(folder), machine)) {
      OrderClient client = new OrderClient(system, CUSTOMER);
      client.place("mug", 2, "9.95", "EUR");
      client.place("piano", 1, "123456.78", "EUR");
      String paid = client.place("tea", 12, "1200", "JPY");
      client.send(paid, "pay", "{\"paymentReference\":\"p-1\",\"amount\":\"14400\"}");
      List<String> answers =
          QUESTIONS.stream().map(client::answer).map(HttpResponse::body).toList();
      assertThat(answers.getFirst()).contains(CUSTOMER, "19.90", "123456.78", "14400");
      stop(system);
      return answers;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> answersAndVerified(Machine machine, Path folder) {
    try (RunningSystem system = RunningSystem.start(folder, machine)) {
      List<String> answers = QUESTIONS.stream().map(system::query).map(HttpResponse::body).toList();
      ChildProcess verification = system.run("replay", "verify", "--all");
      assertThat(verification.awaitExit()).as(verification.out() + verification.err()).isZero();
      stop(system);
      return answers;
    }
  }

  private static void stop(RunningSystem system) {
    system.process().askToStop();
    assertThat(system.process().awaitExit()).as(system.process().err()).isZero();
  }
}
