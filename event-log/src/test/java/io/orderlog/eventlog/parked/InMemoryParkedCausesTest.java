package io.orderlog.eventlog.parked;

class InMemoryParkedCausesTest extends ParkedCausesContract {

  private final InMemoryParkedCauses parked = new InMemoryParkedCauses();

  @Override
  protected ParkedCauses open() {
    return parked;
  }
}
