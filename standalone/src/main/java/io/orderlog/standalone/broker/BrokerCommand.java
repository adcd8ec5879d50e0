package io.orderlog.standalone.broker;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import picocli.CommandLine.Command;

/** The embedded broker and nothing else, until it is asked to stop. */
@Command(name = "broker", mixinStandardHelpOptions = true,
    description = "Run the embedded Kafka broker alone, for the other processes to use.")
public final class BrokerCommand implements Runnable {

  @Override
  public void run() {
    ServerProcess.run("broker", () -> {
      Environment environment = new Environment(System.getenv());
      BrokerConfiguration configuration = BrokerConfiguration.of(environment);
      environment.check();
      configuration.unusedSettings(environment).forEach(System.err::println);
      LocalBroker broker = LocalBroker.start(configuration);
      System.out.println("Kafka: " + broker.bootstrapServers());
      return broker;
    });
  }
}
