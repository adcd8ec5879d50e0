package io.orderlog.eventlog.kafka.rights;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * Who a client is to Kafka, as far as its own settings tell: a broker does not say it.
 *
 * @param name as in {@code User:projections}, if it is known
 */
public record ClientPrincipal(Optional<String> name) {

  private static final ClientPrincipal UNKNOWN = new ClientPrincipal(Optional.empty());

  /**
   * Of a client with these settings.
   *
   * @param configuration in the names of Kafka's properties files, the values as they stand there
   */
  public static ClientPrincipal of(Map<String, ?> configuration) {
    Object protocol = configuration.get("security.protocol");
    try {
      return switch (protocol == null ? "PLAINTEXT" : protocol.toString()) {
        case "PLAINTEXT" -> user("ANONYMOUS");
        case "SASL_PLAINTEXT", "SASL_SSL" -> ofLogin(configuration);
        case "SSL" -> ofCertificate(configuration);
        default -> UNKNOWN;
      };
    } catch (KafkaException | IllegalArgumentException | GeneralSecurityException
        | IOException _) {
      // It is wanted for a message about something else.
      return UNKNOWN;
    }
  }

  /** To begin a sentence with. */
  String told() {
    return name.orElse("the principal of this client");
  }

  /** For a shell. */
  String forCommandLine() {
    return name.map(known -> known.matches("[A-Za-z0-9:._@-]+") ? known : "'" + known + "'")
        .orElse("User:…");
  }

  private static ClientPrincipal user(String name) {
    return new ClientPrincipal(Optional.of("User:" + name));
  }

  /**
   * Plain and SCRAM have a user name; with a token or a ticket only the broker knows whose it is.
   */
  private static ClientPrincipal ofLogin(Map<String, ?> configuration) {
    Object login = configuration.get(SaslConfigs.SASL_JAAS_CONFIG);
    Map<String, Password> jaas = login == null
        ? Map.of()
        : Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(login.toString()));
    return JaasContext.loadClientContext(jaas).configurationEntries().stream()
        .filter(entry -> !"true".equals(entry.getOptions().get("tokenauth")))
        .flatMap(entry -> Optional.ofNullable(entry.getOptions().get("username")).stream())
        .findFirst().map(name -> user(name.toString())).orElse(UNKNOWN);
  }

  /** Its subject, which is the name unless the broker has rules to map it. */
  private static ClientPrincipal ofCertificate(Map<String, ?> configuration)
      throws GeneralSecurityException, IOException {
    ConfigDef settings = new ConfigDef();
    SslConfigs.addClientSslSupport(settings);
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(settings.parse(new HashMap<>(configuration)));
      KeyStore keys = factory.keystore();
      if (keys == null) {
        return user("ANONYMOUS");
      }
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.getCertificate(alias) instanceof X509Certificate certificate) {
          return user(certificate.getSubjectX500Principal().getName());
        }
      }
      return UNKNOWN;
    }
  }
}
