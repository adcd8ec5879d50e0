package io.orderlog.standalone;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** The lines that ARCHITECTURE.md draws between the modules. */
@AnalyzeClasses(packages = "io.orderlog", importOptions = {
    ImportOption.DoNotIncludeTests.class, ModuleBoundariesTest.WithoutTestJars.class})
class ModuleBoundariesTest {

  /** Which another module's tests are in, where this one's tests use them. */
  static final class WithoutTestJars implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String DOMAIN = "io.orderlog.domain..";
  private static final String DECISIONS = "io.orderlog.domain.*.decisions..";
  private static final String LOG = "io.orderlog.eventlog..";
  private static final String COMMAND_SIDE = "io.orderlog.command..";
  private static final String PROJECTIONS = "io.orderlog.projections..";
  private static final String SEARCH = "io.orderlog.search..";
  private static final String QUERY_SIDE = "io.orderlog.query..";
  private static final String REPLAY = "io.orderlog.replay..";
  private static final String EMBEDDED = "io.orderlog.embedded..";
  private static final String STANDALONE = "io.orderlog.standalone..";
  private static final String HTTP = "io.orderlog.http..";
  private static final String SIMULATORS = "io.orderlog.simulators..";

  /** Whatever knows what an order is. */
  private static final String[] ORDERS = {"io.orderlog..order..", "io.orderlog..stock..",
      "io.orderlog..cart..", "io.orderlog..payment..", "io.orderlog..shipment..",
      "io.orderlog..fulfilment..", "io.orderlog..mail..", "io.orderlog..wait..",
      "io.orderlog..endpoint..",
      "io.orderlog..product..",
      "io.orderlog.command.prices..",
      "io.orderlog..risk..",
      "io.orderlog.projections.orders..", "io.orderlog.projections.history..",
      "io.orderlog.projections.sales..", "io.orderlog.projections.analytics..",
      "io.orderlog.projections.demand..", "io.orderlog..search.."};

  @ArchTest
  static final ArchRule domain_knows_only_itself_and_java = noClasses().that()
      .resideInAPackage(DOMAIN)
      .should().dependOnClassesThat().resideOutsideOfPackages(DOMAIN, "java..");

  /** What has happened, and where it led, is told without the rules of today. */
  @ArchTest
  static final ArchRule events_and_states_know_no_decisions = noClasses().that()
      .resideInAPackage(DOMAIN).and().resideOutsideOfPackage(DECISIONS)
      .should().dependOnClassesThat().resideInAPackage(DECISIONS);

  @ArchTest
  static final ArchRule the_log_knows_neither_side = noClasses().that().resideInAPackage(LOG)
      .should().dependOnClassesThat()
      .resideInAnyPackage(
          COMMAND_SIDE, PROJECTIONS, SEARCH, QUERY_SIDE, REPLAY, HTTP, STANDALONE);

  @ArchTest
  static final ArchRule the_command_side_never_meets_the_read_side = noClasses().that()
      .resideInAPackage(COMMAND_SIDE).should().dependOnClassesThat()
      .resideInAnyPackage(PROJECTIONS, SEARCH, QUERY_SIDE, REPLAY, STANDALONE);

  @ArchTest
  static final ArchRule the_read_side_never_meets_the_command_side = noClasses().that()
      .resideInAnyPackage(PROJECTIONS, QUERY_SIDE, REPLAY)
      .should().dependOnClassesThat().resideInAnyPackage(COMMAND_SIDE, STANDALONE);

  @ArchTest
  static final ArchRule projections_know_nobody_who_uses_them = noClasses().that()
      .resideInAPackage(PROJECTIONS)
      .should().dependOnClassesThat().resideInAnyPackage(SEARCH, QUERY_SIDE, REPLAY);

  @ArchTest
  static final ArchRule the_index_knows_the_log_alone = noClasses().that()
      .resideInAPackage(SEARCH).should().dependOnClassesThat()
      .resideInAnyPackage(COMMAND_SIDE, PROJECTIONS, QUERY_SIDE, REPLAY, HTTP, STANDALONE);

  @ArchTest
  static final ArchRule lucene_stays_with_the_index = noClasses().that()
      .resideOutsideOfPackage(SEARCH)
      .should().dependOnClassesThat().resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule read_models_know_no_http = noClasses().that()
      .resideInAPackage("io.orderlog.projections.*..")
      .and().resideOutsideOfPackage("io.orderlog.projections.http..")
      .should().dependOnClassesThat().resideInAnyPackage(HTTP, "io.javalin..");

  /** What knows orders, stock or carts are their read models, and the list of all read models. */
  @ArchTest
  static final ArchRule what_carries_read_models_knows_no_orders = noClasses().that()
      .resideInAPackage("io.orderlog.projections.*..").and().resideOutsideOfPackages(ORDERS)
      .should().dependOnClassesThat().resideInAnyPackage(ORDERS);

  /** But the list of what it writes. */
  @ArchTest
  static final ArchRule what_writes_knows_no_order = noClasses().that()
      .resideInAPackage(COMMAND_SIDE).and().resideOutsideOfPackages(ORDERS)
      .and().doNotHaveSimpleName("ServedAggregates")
      .should().dependOnClassesThat().resideInAnyPackage(ORDERS);

  @ArchTest
  static final ArchRule what_replays_knows_no_orders = noClasses().that()
      .resideInAPackage("io.orderlog.replay.*..").and().resideOutsideOfPackages(ORDERS)
      .should().dependOnClassesThat().resideInAnyPackage(ORDERS);

  @ArchTest
  static final ArchRule what_answers_queries_knows_no_orders = noClasses().that()
      .resideInAPackage(QUERY_SIDE).and().resideOutsideOfPackages(ORDERS)
      .and().resideOutsideOfPackages("io.orderlog.query.sales", "io.orderlog.query.analytics")
      .and().doNotHaveSimpleName("QueryParts")
      .should().dependOnClassesThat().resideInAnyPackage(ORDERS);

  @ArchTest
  static final ArchRule what_starts_everything_knows_no_orders = noClasses().that()
      .resideInAPackage(STANDALONE).and().resideOutsideOfPackage("io.orderlog.standalone.demo")
      .should().dependOnClassesThat().resideInAnyPackage(ORDERS);

  @ArchTest
  static final ArchRule only_standalone_knows_the_embedded_broker = noClasses().that()
      .resideOutsideOfPackages(EMBEDDED, STANDALONE)
      .should().dependOnClassesThat().resideInAnyPackage(EMBEDDED, "kafka..");

  /** They must not know what is expected of them, nor anybody them but by HTTP. */
  @ArchTest
  static final ArchRule simulators_know_nothing_of_what_they_are_for = noClasses().that()
      .resideInAPackage(SIMULATORS).should().dependOnClassesThat()
      .resideInAnyPackage(DOMAIN, LOG, COMMAND_SIDE, PROJECTIONS, QUERY_SIDE, REPLAY, STANDALONE);

  @ArchTest
  static final ArchRule nobody_knows_the_simulators_but_who_starts_them = noClasses().that()
      .resideOutsideOfPackages(SIMULATORS, STANDALONE)
      .should().dependOnClassesThat().resideInAPackage(SIMULATORS);

  @ArchTest
  static final ArchRule sql_stays_with_the_projections = noClasses().that()
      .resideOutsideOfPackage(PROJECTIONS)
      .should().dependOnClassesThat().resideInAnyPackage("org.jooq..", "java.sql..");

  @ArchTest
  static final ArchRule kafka_clients_stay_with_the_log = noClasses().that()
      .resideOutsideOfPackages(LOG, EMBEDDED)
      .should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule the_environment_is_read_by_main_classes_only = noClasses().that()
      .haveSimpleNameNotEndingWith("Main")
      .and().haveSimpleNameNotEndingWith("Command")
      .should().callMethod(System.class, "getenv")
      .orShould().callMethod(System.class, "getenv", String.class);

  /**
   * What takes long or is due is counted by a ticker, which nobody sets. Senders of webhooks write
   * the time down, and it is compared with ours.
   */
  @ArchTest
  static final ArchRule the_time_of_day_is_read_by_those_who_write_it_down_only = noClasses().that()
      .haveNameNotMatching(".*[.](TimeSource|GroupCommit|AgendaTurn|Carrier|MadeCommandIds|"
          + "FirstGeneration|Rebuild|Verification|DayParameters|WindowParameters|PaymentProvider|"
          + "WebhookSender|WebhookApi|MailPort|Mailbox|EndpointGate|DeliveryMeters)([$].*)?")
      .should().callMethodWhere(target(owner(assignableTo(InstantSource.class)))
          .and(target(nameMatching("instant|millis"))))
      .orShould().callMethod(Instant.class, "now")
      .orShould().callMethod(LocalDate.class, "now")
      .orShould().callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule the_command_line_knows_no_log = noClasses().that()
      .resideInAPackage("io.orderlog.commandline..")
      .should().dependOnClassesThat().resideInAnyPackage(LOG, DOMAIN, PROJECTIONS, REPLAY);

  /** The root of a module is its front door, and the words that its rooms share. */
  @ArchTest
  static void the_rooms_of_a_module_form_no_cycles(JavaClasses classes) {
    for (String module : List.of("command", "command.memory", "domain", "eventlog",
        "eventlog.kafka", "http", "projections", "query", "replay", "search", "simulators",
        "standalone")) {
      slices().matching("io.orderlog." + module + ".(*)..").should().beFreeOfCycles()
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule modules_form_no_cycles = slices().matching("io.orderlog.(*)..").should()
      .beFreeOfCycles();
}
