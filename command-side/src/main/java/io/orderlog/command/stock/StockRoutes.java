package io.orderlog.command.stock;

import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.domain.stock.Sku;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockRejection;
import java.util.List;

/** The commands of an item that come over HTTP; the others are for those who act for an order. */
public final class StockRoutes {

  public static final CommandRoutes<StockCommand, StockRejection> ROUTES = new CommandRoutes<>(
      "/stock", "sku", new IdForm(Sku.RULE, Sku::canonical),
      List.of(
          new Change<>("receive", StockCommandParser::receive),
          new Change<>("adjust", StockCommandParser::adjust),
          new Change<>("reserve", StockCommandParser::reserve),
          new Change<>("release", StockCommandParser::release)),
      StockCommandHash::of, StockRejectionProblems::of);

  private StockRoutes() {}
}
