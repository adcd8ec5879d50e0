package io.orderlog.standalone;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A document of {@code docs/api} as tests read it: every reference is absolute, and an object has
 * no members but those that its schema names, so that what is not described is found.
 */
final class ApiDocument {

  static final String OPENAPI = "openapi.yaml";
  static final String ASYNCAPI = "asyncapi.yaml";
  static final String SIMULATORS = "simulators.yaml";

  private static final Path FOLDER = Path.of("..", "docs", "api");
  private static final String BASE = "https://orderlog.example/";
  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  private final JsonNode root;
  private final SchemaRegistry registry;

  private ApiDocument(JsonNode root, SchemaRegistry registry) {
    this.root = root;
    this.registry = registry;
  }

  /** As it is in the file. */
  static JsonNode source(String name) {
    try {
      return YAML.readTree(Files.readString(FOLDER.resolve(name)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static ApiDocument read(String name) {
    Map<String, String> documents = new HashMap<>();
    for (String each : List.of(OPENAPI, ASYNCAPI, SIMULATORS)) {
      documents.put(BASE + each, prepared(each).toString());
    }
    return new ApiDocument(prepared(name), SchemaRegistry.withDefaultDialect(
        Dialects.getDraft202012(), registry -> registry.schemas(documents).schemaRegistryConfig(
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())));
  }

  JsonNode root() {
    return root;
  }

  /** The node itself, or that of this document to which it refers. */
  JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isString()
        ? resolve(root.at(reference.stringValue().substring(
            reference.stringValue().indexOf('#') + 1)))
        : node;
  }

  /** What is wrong with the value, in words; empty if it is as the schema says. */
  List<String> errors(JsonNode schema, JsonNode value) {
    Schema compiled = registry.getSchema(schema);
    return compiled.validate(value).stream().map(Object::toString).toList();
  }

  private static JsonNode prepared(String name) {
    JsonNode document = source(name);
    prepare(document, BASE + name);
    return document;
  }

  private static void prepare(JsonNode node, String document) {
    if (node instanceof ObjectNode object) {
      JsonNode reference = object.path("$ref");
      if (reference.isString()) {
        String to = reference.stringValue();
        object.put("$ref", to.startsWith("#") ? document + to : BASE + to);
      }
      if (object.path("type").asString("").equals("object") && object.has("properties")
          && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
    }
    node.forEach(child -> prepare(child, document));
  }
}
