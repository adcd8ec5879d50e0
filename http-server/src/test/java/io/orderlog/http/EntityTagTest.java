package io.orderlog.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class EntityTagTest {

  @Test
  void a_version_stands_in_quotes() {
    assertThat(EntityTag.ofVersion(7)).hasToString("\"7\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", "\"6\", \"7\"", "\"6\",W/\"7\""})
  void is_named_by_headers_that_list_it(String ifNoneMatch) {
    assertThat(EntityTag.ofVersion(7).isNamedBy(ifNoneMatch)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "7", "\"77\"", "\"6\", \"8\"", "'7'"})
  void is_not_named_by_others(String ifNoneMatch) {
    assertThat(EntityTag.ofVersion(7).isNamedBy(ifNoneMatch)).isFalse();
  }
}
