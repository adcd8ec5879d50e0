package io.orderlog.standalone;

import io.orderlog.projections.database.ReadModelSettings;
import java.nio.file.Path;

class WholeSystemOnH2Test extends WholeSystemContract {

  @Override
  ReadModelSettings database(Path data) {
    return ReadModelSettings.inFolder(data);
  }
}
