/** So many are remembered at most, half a megabyte; of more, the older half is forgotten. */
const REMEMBERED = 2 ** 16;

/** The places of a run at which a collection, the beginning of a cell or output can be seen first. */
export class EventPlaces {
  private places: number[] = [];
  private hasForgotten = false;

  /** Places come in order; what comes at one place together is one event. */
  add(place: number): void {
    const { places } = this;
    if (places.at(-1) === place) return;
    if (places.length === REMEMBERED) {
      this.places = places.slice(REMEMBERED / 2);
      this.hasForgotten = true;
    }
    this.places.push(place);
  }

  /** The last one before `place`, 0 where there was none; undefined if that is forgotten. */
  before(place: number): number | undefined {
    const { places } = this;
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle] < place) low = middle + 1;
      else high = middle;
    }
    return places[low - 1] ?? (this.hasForgotten ? undefined : 0);
  }
}
