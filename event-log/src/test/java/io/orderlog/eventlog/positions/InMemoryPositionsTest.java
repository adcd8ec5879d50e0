package io.orderlog.eventlog.positions;

class InMemoryPositionsTest extends PositionsContract {

  private final InMemoryPositions positions = new InMemoryPositions();

  @Override
  protected Positions open() {
    return positions;
  }
}
