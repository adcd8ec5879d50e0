package io.orderlog.faults.traffic;

import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Refused.Article;
import io.orderlog.faults.history.Position;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP answers in the words of the contract. */
final class HttpAnswer {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PROBLEM = "urn:orderlog:problem:";
  private static final Set<String> NOT_WRITTEN = Set.of("not-writable", "overloaded");

  /** Tells only that another attempt is under way, so nothing about the command. */
  private static final String IN_USE = "idempotency-key-in-use";

  private HttpAnswer() {}

  static Answer read(HttpResponse<String> response) {
    try {
      JsonNode body = JSON.readTree(response.body());
      return response.statusCode() < 300 ? accepted(response, body) : problem(response, body);
    } catch (JacksonException noJson) {
      return new Answer.Unknown(response.statusCode() + " " + response.body());
    }
  }

  private static Answer accepted(HttpResponse<String> response, JsonNode body) {
    String tag = response.headers().firstValue("ETag").orElseThrow();
    String token = response.headers().firstValue("Consistency-Token").orElseThrow();
    return new Answer.Accepted(Long.parseLong(tag.replace("\"", "")), Position.parse(token),
        body.path("status").stringValue(""),
        response.headers().firstValue("Idempotency-Replayed").isPresent());
  }

  private static Answer problem(HttpResponse<String> response, JsonNode body) {
    String reason = body.path("type").stringValue("").replace(PROBLEM, "");
    if (NOT_WRITTEN.contains(reason)) {
      return new Answer.NotWritten(body.path("detail").stringValue(""));
    }
    return response.statusCode() >= 500 || reason.equals(IN_USE)
        ? new Answer.Unknown(response.statusCode() + " " + reason)
        : new Refused(response.statusCode(), reason, body.path("version").longValue(0),
            articles(body));
  }

  /** What a cart is told of what it has: new prices, or what cannot be had. */
  private static List<Article> articles(JsonNode problem) {
    return Stream.concat(
        problem.path("prices").values().stream()
            .map(price -> new Article(price.required("sku").asString(),
                Optional.of(new BigDecimal(price.required("unitPrice").asString())))),
        problem.path("skus").values().stream()
            .map(sku -> new Article(sku.asString(), Optional.empty())))
        .toList();
  }
}
