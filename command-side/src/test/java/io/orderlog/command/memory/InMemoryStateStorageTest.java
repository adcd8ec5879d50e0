package io.orderlog.command.memory;

import io.orderlog.domain.order.OrderState;

class InMemoryStateStorageTest extends StateStorageContract {

  private final StateStorage<OrderState> storage = new InMemoryStateStorage<>();

  @Override
  public StateStorage<OrderState> open() {
    return storage;
  }
}
