package io.orderlog.standalone;

import io.orderlog.settings.Environment;
import io.orderlog.settings.ServerProcess;
import io.orderlog.settings.TimeSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Everything in this JVM, until it is asked to stop. */
@Command(name = "start", mixinStandardHelpOptions = true,
    description = "Run the whole system in one process, on its own Kafka broker.")
final class StartCommand implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(StartCommand.class);

  @Override
  public void run() {
    ServerProcess.run("start", () -> {
      Environment environment = new Environment(System.getenv());
      StandaloneSettings settings = StandaloneSettings.of(environment);
      environment.check();
      environment.unread().forEach(setting -> LOG.warn(
          "{} is not used: start runs a Kafka broker of its own", setting));
      Standalone standalone = Standalone.start(settings, TimeSource.system(), UUID::randomUUID);
      System.out.println(Welcome.text(settings, standalone));
      return standalone;
    });
  }
}
