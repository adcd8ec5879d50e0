package io.orderlog.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.orderlog.http.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonFieldsTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void right_fields_are_read() {
    JsonFields fields =
        fields("{'t':'text','n':-7,'d':'19.90','list':[{'n':1},{'n':2}],'o':{'n':3}}");
    assertThat(fields.text("t")).isEqualTo("text");
    assertThat(fields.optionalText("absent")).isEmpty();
    assertThat(fields.wholeNumber("n")).isEqualTo(-7);
    assertThat(fields.decimal("d")).isEqualTo(new BigDecimal("19.90"));
    assertThat(fields.objects("list", one -> one.wholeNumber("n"))).containsExactly(1, 2);
    assertThat(fields.object("o", one -> one.wholeNumber("n"))).contains(3);
    fields.check();
  }

  @Test
  void decimals_are_read_under_whatever_names() {
    assertThat(fields("{'p':{'EUR':'9.95','JPY':'0'}}").decimals("p"))
        .containsExactly(Map.entry("EUR", new BigDecimal("9.95")),
            Map.entry("JPY", BigDecimal.ZERO));
    assertErrors("{'p':{'EUR':9.95,'JPY':null,'USD':'1e2'},'q':[]}", fields -> {
      fields.decimals("p");
      fields.decimals("q");
      fields.decimals("r");
    }, "p.EUR must be a decimal", "p.JPY must be a decimal", "p.USD must be a decimal",
        "q must be an object of decimal", "r is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "9007199254740991"})
  void a_whole_number_in_bounds_is_read(String value) {
    assertThat(fields("{'n':" + value + "}").wholeNumber("n", 1, (1L << 53) - 1))
        .isEqualTo(Long.parseLong(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "9007199254740992", "99999999999999999999", "1.0", "1e3",
      "null", "'1'"})
  void a_whole_number_out_of_bounds_is_not_read(String value) {
    assertErrors("{'n':" + value + "}", fields -> fields.wholeNumber("n", 1, (1L << 53) - 1),
        "n must be a whole number from 1 to 9007199254740991");
  }

  @Test
  void an_optional_field_is_read_when_it_is_there() {
    assertThat(fields("{'t':''}").optionalText("t")).isEqualTo(Optional.of(""));
  }

  @Test
  void every_mistake_is_told_at_once_with_its_path() {
    assertErrors("{'a':1,'n':'x','list':[{'sku':1},7,{'sku':'s','more':0}],'extra':null}",
        fields -> {
          fields.text("a");
          fields.text("gone");
          fields.wholeNumber("n");
          fields.objects("list", line -> line.text("sku"));
        }, "a must be a string", "gone is missing", "n must be a whole number",
        "list[0].sku must be a string", "list[1] must be an object",
        "list[2].more is not a known field", "extra is not a known field");
  }

  @Test
  void every_mistake_in_an_object_is_told_with_its_path() {
    assertErrors("{'o':{'in':{'n':'x','more':1},'list':[{}]}}",
        fields -> fields.object("o", outer -> {
          outer.object("in", inner -> inner.wholeNumber("n"));
          outer.objects("list", line -> line.text("sku"));
          return outer.text("t");
        }), "o.in.n must be a whole number", "o.in.more is not a known field",
        "o.list[0].sku is missing", "o.t is missing");
    assertErrors("{}", fields -> fields.object("o", one -> one.text("t")), "o is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "'{}'", "true", "[]", "[{}]"})
  void what_is_no_object_is_not_read(String value) {
    assertErrors("{'o':" + value + "}", fields -> fields.object("o", one -> one.text("t")),
        "o must be an object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "true", "[]", "{}"})
  void what_is_no_string_is_no_text(String value) {
    assertErrors("{'t':" + value + "}", fields -> fields.text("t"), "t must be a string");
    assertErrors("{'t':" + value + "}", fields -> fields.optionalText("t"), "t must be a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "'1'", "true", "1.0", "1.5", "1e3", "1e400", "2147483648",
      "-2147483649", "99999999999999999999", "[1]", "{}"})
  void what_is_no_int_is_no_whole_number(String value) {
    assertErrors("{'n':" + value + "}", fields -> fields.wholeNumber("n"),
        "n must be a whole number");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE})
  void every_int_is_a_whole_number(int value) {
    assertThat(fields("{'n':" + value + "}").wholeNumber("n")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'-0'", "'-0.00'", "null", "1", "1.5", "''", "' 1'", "'1,5'", "'1.'", "'.5'",
          "'+1'", "'01'", "'1e3'", "'1E400'", "'0x10'", "'NaN'", "'1.0000000001'", "'१'",
          "'12345678901234567890'", "'1 000'", "'-'"})
  void what_is_no_decimal_in_a_string_is_no_decimal(String value) {
    assertErrors("{'d':" + value + "}", fields -> fields.decimal("d"), "d must be a decimal");
  }

  @Test
  void a_decimal_of_a_thousand_digits_is_none() {
    assertErrors("{'d':'" + "9".repeat(1_000) + "'}", fields -> fields.decimal("d"),
        "d must be a decimal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.01", "0.000000001", "-12.50", "9999999999999999999.999999999"})
  void decimals_keep_their_digits(String value) {
    assertThat(fields("{'d':'" + value + "'}").decimal("d")).isEqualTo(new BigDecimal(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "'x'", "1"})
  void what_is_no_array_is_no_list(String value) {
    assertErrors("{'list':" + value + "}",
        fields -> assertThat(fields.objects("list", one -> one.text("t"))).isEmpty(),
        "list must be an array of objects");
  }

  @Test
  void the_answer_to_endless_mistakes_has_an_end() {
    String body = "{'list':[" + "7,".repeat(10_000) + "7]}";
    JsonFields fields = fields(body);
    fields.objects("list", one -> one.text("t"));
    assertThatThrownBy(fields::check).asInstanceOf(type(ProblemException.class))
        .satisfies(ended -> assertThat(ended.problem().errors()).hasSize(50));
  }

  private static void assertErrors(String json, Consumer<JsonFields> reading,
      String... errorStarts) {
    JsonFields fields = fields(json);
    reading.accept(fields);
    assertThatThrownBy(fields::check).asInstanceOf(type(ProblemException.class))
        .satisfies(ended -> {
          assertThat(ended.problem().status()).isEqualTo(400);
          List<String> errors = ended.problem().errors().stream()
              .map(error -> error.field() + " " + error.message()).toList();
          assertThat(errors).hasSameSizeAs(errorStarts);
          for (int i = 0; i < errorStarts.length; i++) {
            assertThat(errors.get(i)).startsWith(errorStarts[i]);
          }
        });
  }

  private static JsonFields fields(String json) {
    return JsonFields.of((ObjectNode) MAPPER.readTree(json.replace('\'', '"')));
  }
}
