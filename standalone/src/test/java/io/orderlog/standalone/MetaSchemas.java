package io.orderlog.standalone;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the two specifications say of documents, from the files that they publish. */
final class MetaSchemas {

  private MetaSchemas() {}

  /** It leaves the schemas that are in a document to {@link #jsonSchema}. */
  static Schema openApi31() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(resource("openapi-3.1.json"));
  }

  /** The dialect that our OpenAPI document names. */
  static Schema jsonSchema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
  }

  static Schema asyncApi30() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(resource("asyncapi-3.0.0.json"));
  }

  private static JsonNode resource(String name) {
    try (InputStream file = Objects.requireNonNull(
        MetaSchemas.class.getResourceAsStream("/meta-schemas/" + name))) {
      return JsonMapper.shared().readTree(file.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
