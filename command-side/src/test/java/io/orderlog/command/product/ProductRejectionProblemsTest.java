package io.orderlog.command.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.product.ProductRejection;
import io.orderlog.domain.product.ProductRejection.AlreadyDelisted;
import io.orderlog.domain.product.ProductRejection.AlreadyListed;
import io.orderlog.domain.product.ProductRejection.NoSuchProduct;
import io.orderlog.http.problem.Problem;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProductRejectionProblemsTest {

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new NoSuchProduct(), 404, "product-not-found", "No product mug"),
        Arguments.of(new AlreadyListed(), 409, "product-listed", "mug is listed already"),
        Arguments.of(new AlreadyDelisted(), 409, "product-delisted", "mug is sold no more"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void says_why(ProductRejection reason, int status, String slug, String words) {
    Problem problem = ProductRejectionProblems.of(reason, "mug");
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.type()).isEqualTo("urn:orderlog:problem:" + slug);
    assertThat(problem.detail()).contains(words);
  }

  @Test
  void every_rejection_is_one() {
    assertThat(problems()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(Stream
            .of(ProductRejection.class.getPermittedSubclasses()).map(Class::getName).toList());
  }
}
