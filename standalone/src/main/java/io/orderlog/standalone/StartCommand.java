package io.orderlog.standalone;

import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import io.orderlog.settings.OneLine;
import io.orderlog.settings.Setting;
import io.orderlog.standalone.demo.TrialTraffic;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything in this JVM, until it is asked to stop. */
@Command(name = "start", mixinStandardHelpOptions = true,
    description = "Run the whole system in one process, on its own Kafka broker.")
final class StartCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(StartCommand.class);

  private static final Duration TRIAL = Duration.ofSeconds(8);

  @Option(names = "--trial", hidden = true,
      description = "Stop after some traffic: the launcher lets a JVM note what that takes.")
  private boolean trial;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Environment environment = new Environment(System.getenv());
    if (trial) {
      try (Standalone standalone = start(environment)) {
        tryOut(standalone);
      }
      return ServerProcess.OK;
    }
    ServerProcess.run("start", () -> start(environment));
    return ServerProcess.OK;
  }

  /** What the JVM has seen until something goes wrong is worth noting too. */
  private static void tryOut(Standalone standalone) throws InterruptedException {
    try {
      new TrialTraffic(URI.create(standalone.commandSide().url()),
          URI.create(standalone.querySide().url()), System::nanoTime).play(TRIAL);
    } catch (IOException | RuntimeException failure) {
      LOG.warn("the trial has ended early: {}", OneLine.of(failure));
    }
  }

  private static Standalone start(Environment environment)
      throws IOException, InterruptedException {
    StandaloneSettings settings = StandaloneSettings.of(environment);
    environment.check();
    environment.unread().forEach(setting -> LOG.warn(
        "{} is not used: start runs a Kafka broker of its own", setting));
    environment.text(Setting.SERVE).ifPresent(_ -> LOG.warn(
        "{} is not used: start serves everything", Setting.SERVE));
    Standalone standalone = Standalone.start(settings, TimeSource.system(), UUID::randomUUID);
    System.out.println(Welcome.text(settings, standalone));
    return standalone;
  }
}
