package io.orderlog.command.wait;

import io.orderlog.command.token.TokenSecrets;
import io.orderlog.command.http.CommandRoute.PartChange;
import io.orderlog.command.http.CommandRoute.PartCreation;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.command.http.MadeCommandIds;
import io.orderlog.domain.stock.Sku;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitId;
import io.orderlog.domain.wait.WaitRejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands of a waiting list that come over HTTP; what it hears of the stock does not. */
final class WaitRoutes {

  private static final String STOCK = "/stock";
  private static final String WAITS = "waits";
  private static final String WAIT_ID = "waitId";

  private WaitRoutes() {}

  /** @param secrets by which those are known who may leave */
  static CommandRoutes<WaitCommand, WaitRejection> with(TokenSecrets secrets) {
    return new CommandRoutes<>("/waits", "sku", new IdForm(Sku.RULE, Sku::canonical),
        List.of(
            new PartCreation<>(STOCK, WAITS, WaitRoutes::idFor, WaitCommandParser::join,
                (sku, waitId) -> told(secrets, sku, waitId)),
            new PartChange<>(STOCK, WAITS, "wait",
                new IdForm("must be a UUID", WaitId::canonical), "leave",
                (sku, waitId, body) -> WaitCommandParser.leave(secrets, sku, waitId, body))),
        WaitCommandHash::of, WaitRejectionProblems::of);
  }

  private static String idFor(String commandId) {
    return MadeCommandIds.uuidIn(commandId).orElseGet(() -> WaitId.derivedFrom(commandId));
  }

  private static Map<String, String> told(TokenSecrets secrets, String sku, String waitId) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put(WAIT_ID, waitId);
    secrets.token(WaitCommandParser.leaving(sku, waitId))
        .ifPresent(token -> told.put("token", token));
    return told;
  }
}
