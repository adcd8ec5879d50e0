package io.orderlog.command;

import io.orderlog.domain.order.OrderState;

class InMemoryStateStorageTest extends StateStorageContract {

  private final StateStorage<OrderState> storage = new InMemoryStateStorage<>();

  @Override
  StateStorage<OrderState> open() {
    return storage;
  }
}
