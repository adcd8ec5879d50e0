package io.orderlog.standalone.demo.shop;

import io.orderlog.standalone.demo.traffic.Catalogue.Article;
import io.orderlog.standalone.demo.traffic.CommandClient.Answer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Customers who want to be told when something is back, and what has come in since.
 *
 * @param waiting in the order in which they joined
 * @param refused how many wanted to wait when there was something to be had again
 * @param pieces that came in when all of them waited
 */
record WaitingLine(Article article, List<Waiting> waiting, int refused, int pieces) {

  /**
   * Somebody who waits.
   *
   * @param email where the mail about it comes to, and no other
   * @param place grows with the time of joining
   */
  record Waiting(String email, long place) {

    /** Joins, unless there is something to be had. */
    static Optional<Waiting> join(ShopClient shop, Article article, String email, String key)
        throws InterruptedException {
      Optional<Answer> joined = shop.answerIfAllowed(path(article), Map.of("email", email), key);
      return joined.map(answer -> new Waiting(email, answer.body().path("version").longValue()));
    }
  }

  WaitingLine {
    waiting = waiting.stream().sorted(Comparator.comparingLong(Waiting::place)).toList();
  }

  /** Where such a line is joined and asked for. */
  static String path(Article article) {
    return "/stock/" + article.sku() + "/waits";
  }

  /** How many were told, as the shop has it. */
  static long told(JsonNode found) {
    return found.path("told").asLong(-1);
  }

  /** Nothing is there, as far as those know who keep the line. */
  static boolean isSoldOut(JsonNode found) {
    return found.path("status").asString("").equals("SOLD_OUT");
  }

  /** Those for whom a piece has come in. */
  List<Waiting> first() {
    return waiting.stream().limit(pieces).toList();
  }

  /** All others. */
  List<Waiting> behind() {
    return waiting.stream().skip(pieces).toList();
  }
}
