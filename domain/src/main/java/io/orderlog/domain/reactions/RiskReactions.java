package io.orderlog.domain.reactions;

import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAssessed;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import io.orderlog.domain.risk.RiskEvent.SubjectUnblocked;
import java.util.List;

/** The process hears whether its order may pass. */
public final class RiskReactions implements Reactions<RiskEvent> {

  @Override
  public List<Outgoing<?>> to(String subject, RiskEvent event) {
    return switch (event) {
      case OrderAssessed assessed -> List.of(new Outgoing<>(Target.FULFILMENTS,
          assessed.orderId(),
          new HearAssessed(subject, assessed.verdict(), assessed.reasons())));
      case SubjectBlocked _,SubjectUnblocked _ -> List.of();
    };
  }
}
