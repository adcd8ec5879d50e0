package io.orderlog.projections.mail;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.mail.MailStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.mail.MailView.Sending;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import io.orderlog.projections.waiting.WaitingRows;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of the mails read model, and its rows as {@link MailView}s. */
final class MailTable {

  static final Field<String> MAIL_ID = required("mail_id", ColumnTypes.TEXT);
  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);
  static final Field<Instant> ABOUT = required("about_millis", ColumnTypes.MILLIS);
  private static final Field<MailStatus> STATUS =
      required("status", ColumnTypes.constant(MailStatus.class));
  /** In JSON, because a mail server may say what not every database takes. */
  private static final Field<Sending> SENDING =
      required("sending", ColumnTypes.json(Sending.class));
  private static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  private static final Field<Instant> UPDATED_AT =
      required("updated_at_millis", ColumnTypes.MILLIS);
  private static final Field<Integer> LOG_PARTITION =
      required("log_partition", SQLDataType.INTEGER);
  private static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  /** By the time of what they tell. */
  static final WaitingRows<MailStatus> WAITING =
      new WaitingRows<>(STATUS, ABOUT, List.of(MAIL_ID));

  private MailTable() {}

  static ReadModelTable of(Generation generation) {
    return new ReadModelTable(generation.tableName(MailsProjection.NAME),
        List.of(MAIL_ID, ORDER_ID, STATUS, ABOUT, SENDING, VERSION, UPDATED_AT, LOG_PARTITION,
            LOG_OFFSET),
        List.of(MAIL_ID), List.of(
            new Index("order", List.of(ORDER_ID, ABOUT, MAIL_ID)), WAITING.indexByState()));
  }

  static @Nullable Object[] toRow(MailView mail) {
    return new @Nullable Object[]{mail.mailId(), mail.orderId(), mail.status(), mail.about(),
        mail.sending(), mail.version(), mail.updatedAt(), mail.position().partition(),
        mail.position().offset()};
  }

  static MailView toView(Record row) {
    return new MailView(row.get(MAIL_ID), row.get(ORDER_ID), row.get(STATUS), row.get(ABOUT),
        row.get(SENDING), row.get(VERSION), row.get(UPDATED_AT),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
