package io.orderlog.faults.scenario.shop;

import io.orderlog.domain.reactions.StockReactions;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A version whose rules cannot say what follows from the events of one item: a copy of the domain's
 * classes with one method that fails for it, which Java loads before those of the program.
 */
final class DefectiveVersion {

  private static final String DOMAIN = "io/orderlog/domain";
  private static final String REACTIONS = DOMAIN + "/reactions/StockReactions.class";
  private static final ClassDesc DEFECT = ClassDesc.of("java.lang.IllegalStateException");

  private DefectiveVersion() {}

  /**
   * Makes it in this folder, which is not there yet.
   *
   * @return the option of Java that runs it
   */
  static String make(Path folder, String sku) throws Exception {
    Path program = Path.of(
        StockReactions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(program)) {
      copy(program, folder);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(program)) {
        copy(jar.getPath("/"), folder);
      }
    }
    Path reactions = folder.resolve(REACTIONS);
    Files.write(reactions, failingFor(sku, Files.readAllBytes(reactions)));
    return "-Xbootclasspath/a:" + folder;
  }

  private static void copy(Path program, Path folder) throws IOException {
    List<Path> classes;
    try (Stream<Path> all = Files.walk(program.resolve(DOMAIN))) {
      classes = all.filter(Files::isRegularFile).toList();
    }
    for (Path each : classes) {
      Path copy = folder.resolve(program.relativize(each).toString());
      Files.createDirectories(copy.getParent());
      Files.write(copy, Files.readAllBytes(each));
    }
  }

  private static byte[] failingFor(String sku, byte[] reactions) {
    ClassFile format = ClassFile.of();
    return format.transformClass(format.parse(reactions),
        ClassTransform.transformingMethodBodies(
            method -> method.methodName().equalsString("to"), new FailingFor(sku)));
  }

  /** At its start, the method fails if its first argument is this item. */
  private record FailingFor(String sku) implements CodeTransform {

    @Override
    public void atStart(CodeBuilder code) {
      code.aload(1).ldc(sku)
          .invokevirtual(ConstantDescs.CD_Object, "equals",
              MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
          .ifThen(failing -> failing.new_(DEFECT).dup().ldc("a defect")
              .invokespecial(DEFECT, ConstantDescs.INIT_NAME,
                  MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String))
              .athrow());
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
