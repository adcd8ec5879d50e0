package io.orderlog.eventlog.connect;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Makes a row of a record: what the event is, which stands in headers, beside its data as text. */
public final class EventRow implements Transformation<SinkRecord> {

  private static final Schema ROW = SchemaBuilder.struct()
      .field("type", Schema.STRING_SCHEMA).field("time", Schema.STRING_SCHEMA)
      .field("stream", Schema.STRING_SCHEMA).field("data", Schema.STRING_SCHEMA).build();

  @Override
  public SinkRecord apply(SinkRecord event) {
    Struct row = new Struct(ROW)
        .put("type", header(event, "ce_type")).put("time", header(event, "ce_time"))
        .put("stream", header(event, "ce_subject")).put("data", event.value());
    return event.newRecord(event.topic(), event.kafkaPartition(), event.keySchema(), event.key(),
        ROW, row, event.timestamp());
  }

  private static Object header(SinkRecord event, String name) {
    return event.headers().lastWithName(name).value();
  }

  @Override
  public ConfigDef config() {
    return new ConfigDef();
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // It has none.
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
