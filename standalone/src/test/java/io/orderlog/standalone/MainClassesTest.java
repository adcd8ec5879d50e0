package io.orderlog.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.orderlog.process.MachineDefaults;
import java.util.Comparator;
import java.util.Optional;

/** Where processes begin. */
@AnalyzeClasses(packages = "io.orderlog", importOptions = {
    ImportOption.DoNotIncludeTests.class, ModuleBoundariesTest.WithoutTestJars.class})
class MainClassesTest {

  @ArchTest
  static final ArchRule nothing_comes_before_the_defaults_are_pinned = methods().that()
      .haveName("main").and().areStatic().and().arePublic().should(pinFirst());

  private static ArchCondition<JavaMethod> pinFirst() {
    return new ArchCondition<>("pin the machine's defaults before anything else") {

      @Override
      public void check(JavaMethod main, ConditionEvents events) {
        Optional<JavaCodeUnit> initializer = main.getOwner().getStaticInitializer()
            .map(JavaCodeUnit.class::cast);
        Optional<String> first = main.getAccessesFromSelf().stream()
            .min(Comparator.comparingInt(JavaAccess::getLineNumber))
            .map(access -> access.getTargetOwner().getName());
        boolean pinned = first.filter(MachineDefaults.class.getName()::equals).isPresent();
        events.add(new SimpleConditionEvent(main, pinned && initializer.isEmpty(),
            main.getFullName() + (initializer.isPresent()
                ? " has static fields that are made before it"
                : " begins with " + first.orElse("nothing"))));
      }
    };
  }
}
