package io.orderlog.query.payment;

import io.javalin.config.RoutesConfig;
import io.orderlog.projections.payment.EffectFinder;
import io.orderlog.projections.payment.EffectState;
import io.orderlog.projections.payment.EffectView;
import io.orderlog.projections.waiting.WaitingQuery.Place;
import io.orderlog.query.answer.WaitingList;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.List;

/**
 * The query for what somebody outside is asked. Handlers run on virtual threads and block on the
 * database.
 */
final class EffectQueryApi {

  private static final WaitingList<EffectState, EffectView> LIST =
      new WaitingList<>(EffectState.class, 2,
          effect -> new Place(effect.since(), List.of(effect.orderId(), effect.txId())),
          EffectItem::of);

  private final EffectFinder effects;
  private final ReadYourWrites awaited;
  private final LagHeader lag;

  /**
   * @param awaited waits for what {@code effects} finds
   * @param lag of the same
   */
  EffectQueryApi(EffectFinder effects, ReadYourWrites awaited, LagHeader lag) {
    this.effects = effects;
    this.awaited = awaited;
    this.lag = lag;
  }

  /** Adds the route. */
  void register(RoutesConfig routes) {
    routes.get("/effects", context -> LIST.answer(context, awaited, lag, effects::page));
  }
}
