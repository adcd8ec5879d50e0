package io.orderlog.projections.mail;

import io.orderlog.domain.mail.MailStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.waiting.WaitingQuery;
import java.util.List;
import java.util.Optional;

/**
 * Finds mails in the active generation. Thread-safe. Throws
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class MailFinder {

  private final ReadModels readModels;
  private final RowByKey<MailView> byId;

  public MailFinder(ReadModels readModels) {
    this.readModels = readModels;
    this.byId = readModels.rowByKey(
        MailsProjection.NAME, MailTable::of, MailTable::toView);
  }

  /** The mail with this id, if the read model has it. */
  public Snapshot<Optional<MailView>> byId(String mailId) {
    return byId.find(mailId);
  }

  /** All mails about an order, in the order of what they tell. */
  public Snapshot<List<MailView>> ofOrder(String orderId) {
    return readModels.readActive(MailsProjection.NAME, (snapshot, generation) -> {
      ReadModelTable table = MailTable.of(generation);
      return snapshot.select(table.columns()).from(table.table())
          .where(MailTable.ORDER_ID.eq(orderId))
          .orderBy(MailTable.ABOUT, MailTable.MAIL_ID).fetch(MailTable::toView);
    });
  }

  /**
   * A page of those with one status, by the time of what they tell; their key is the mail's id. One
   * whose status changes while somebody reads page after page may be met twice or not at all; the
   * others are met once.
   *
   * @param query whose state is there
   */
  public Snapshot<List<MailView>> page(WaitingQuery<MailStatus> query) {
    return readModels.readActive(MailsProjection.NAME,
        (snapshot, generation) -> MailTable.WAITING.page(
            snapshot, MailTable.of(generation), query, MailTable::toView));
  }
}
