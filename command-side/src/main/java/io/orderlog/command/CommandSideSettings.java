package io.orderlog.command;

import io.orderlog.command.route.ProcessUrl;
import io.orderlog.command.webhook.WebhookSecrets;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.settings.Durability;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the command side needs to know.
 *
 * @param host the address that its HTTP server listens on
 * @param port of its HTTP server; 0 takes a free one
 * @param kafka where the log is
 * @param durability what an answered command is to survive; a cluster that keeps less is refused
 * @param partitions of the log: what a new one gets, and an existing one must have, if it is said
 * @param writerSlots how many writers share the partitions: what a new log gets, and an existing
 *     one must have, if it is said
 * @param advertisedUrl where other command sides reach this one; from host and port if not said
 * @param memberName what the group of writers knows it by, the same after a restart; its URL if not
 *     said
 * @param data the folder for what writers know of their streams
 * @param paymentUrl where the payment provider is; nobody is asked for money if it is not said
 * @param webhookSecrets by which those outside are believed
 */
public record CommandSideSettings(
    String host, int port, KafkaConnection kafka, Durability durability, OptionalInt partitions,
    OptionalInt writerSlots, Optional<URI> advertisedUrl, Optional<String> memberName, Path data,
    Optional<URI> paymentUrl, WebhookSecrets webhookSecrets) {

  private static final Pattern BETWEEN_SECRETS = Pattern.compile("[\\s,]+");

  /** One without anybody outside. */
  public CommandSideSettings(
      String host, int port, KafkaConnection kafka, Durability durability, OptionalInt partitions,
      OptionalInt writerSlots, Optional<URI> advertisedUrl, Optional<String> memberName,
      Path data) {
    this(host, port, kafka, durability, partitions, writerSlots, advertisedUrl, memberName, data,
        Optional.empty(), WebhookSecrets.none());
  }

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static CommandSideSettings of(Environment environment, KafkaConnection kafka) {
    OptionalInt partitions =
        environment.optionalInteger(Setting.PARTITIONS, 1, EventTopic.MAX_PARTITIONS);
    return new CommandSideSettings(
        environment.listenHost(Setting.HOST),
        environment.port(Setting.COMMAND_PORT),
        kafka,
        environment.choice(Setting.DURABILITY, Durability.class),
        partitions,
        environment.optionalInteger(
            Setting.WRITER_SLOTS, 1, partitions.orElse(EventTopic.MAX_PARTITIONS)),
        advertisedUrl(environment),
        Optional.empty(),
        environment.folder(Setting.DATA),
        environment.httpUrl(Setting.PAYMENT_URL),
        webhookSecrets(environment));
  }

  /** The same for a process that is known to the group of writers by this name. */
  public CommandSideSettings named(String name) {
    return new CommandSideSettings(
        host, port, kafka, durability, partitions, writerSlots, advertisedUrl, Optional.of(name),
        data, paymentUrl, webhookSecrets);
  }

  /** The same with a payment provider there, unless there is one. */
  public CommandSideSettings withPaymentsAt(URI url) {
    return paymentUrl.isPresent()
        ? this
        : new CommandSideSettings(host, port, kafka, durability,
            partitions, writerSlots, advertisedUrl, memberName, data, Optional.of(url),
            webhookSecrets);
  }

  /** The same that believes these, unless there are some. */
  public CommandSideSettings withWebhookSecrets(WebhookSecrets secrets) {
    return webhookSecrets.areNone()
        ? new CommandSideSettings(host, port, kafka, durability, partitions, writerSlots,
            advertisedUrl, memberName, data, paymentUrl, secrets)
        : this;
  }

  private static WebhookSecrets webhookSecrets(Environment environment) {
    List<String> secrets = environment.secret(Setting.WEBHOOK_SECRETS).stream()
        .flatMap(BETWEEN_SECRETS::splitAsStream).filter(each -> !each.isEmpty()).toList();
    if (secrets.stream().allMatch(WebhookSecrets::isSecret)) {
      return new WebhookSecrets(secrets);
    }
    environment.reject(Setting.WEBHOOK_SECRETS, "…",
        "one or more, with blanks or commas between, each whsec_ and 24 to 64 bytes in Base64");
    return WebhookSecrets.none();
  }

  private static Optional<URI> advertisedUrl(Environment environment) {
    Optional<URI> url = environment.httpUrl(Setting.ADVERTISED_URL);
    url.filter(ProcessUrl::isOfAnyAddress).ifPresent(given -> environment.refuse(
        Setting.ADVERTISED_URL, given.toString(), "nobody can be reached at that address; name one"
            + " by which other machines reach this one"));
    return url;
  }
}
