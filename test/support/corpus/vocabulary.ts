/** Words one topic is written with; topics share no content words. */
export interface Topic {
  readonly name: string;
  readonly actors: readonly string[];
  readonly things: readonly string[];
  readonly deeds: readonly string[];
  readonly qualities: readonly string[];
  readonly places: readonly string[];
}

const words = (list: string): readonly string[] => list.trim().split(/\s*,\s*/);

export const topics: readonly Topic[] = [
  {
    name: 'harbour',
    actors: words(
      'the harbour master, a ferry pilot, the dock union, two trawler crews, the coast watch',
    ),
    things: words(
      'breakwater, mooring, tide gauge, slipway, lighthouse lamp, fish quay, dredger, buoy, anchor chain, cargo crane',
    ),
    deeds: words('anchored, towed, dredged, unloaded, berthed, salvaged, launched, caulked'),
    qualities: words('salty, barnacled, storm-worn, seaworthy, tidal, brackish'),
    places: words('the outer mole, Gannet Bay, the old slip, Kelp Sound, the pilot house'),
  },
  {
    name: 'football',
    actors: words(
      'the goalkeeper, the visiting striker, the head coach, both captains, a young winger',
    ),
    things: words(
      'penalty, equaliser, corner kick, offside trap, midfield, substitution, header, league table, stoppage time, free kick',
    ),
    deeds: words('scored, dribbled, tackled, equalised, saved, crossed, volleyed, defended'),
    qualities: words('unbeaten, relegated, two-legged, goalless, thunderous, clinical'),
    places: words('Rovers Park, the away end, Millfield Stadium, the touchline, the dressing room'),
  },
  {
    name: 'baking',
    actors: words(
      'the village baker, an apprentice, the pastry guild, a retired miller, the oven keeper',
    ),
    things: words(
      'sourdough, rye loaf, almond tart, proving basket, yeast, icing, brioche, flour sack, crumpet, shortcrust',
    ),
    deeds: words('kneaded, glazed, proved, sifted, whisked, braided, dusted, caramelised'),
    qualities: words('crusty, buttery, golden, wholemeal, sugared, flaky'),
    places: words('the corner bakery, Oatmeal Lane, the stone oven, Millers Yard, the cake stall'),
  },
  {
    name: 'astronomy',
    actors: words(
      'the observatory, a comet hunter, the orbit team, an astrophysicist, the probe builders',
    ),
    things: words(
      'telescope, asteroid, solar flare, spectrum, nebula, lens mirror, eclipse, crater, antenna dish, meteor shower',
    ),
    deeds: words(
      'orbited, measured, photographed, calibrated, tracked, sighted, mapped, refracted',
    ),
    qualities: words('interstellar, faint, elliptical, infrared, cratered, luminous'),
    places: words('Mount Cinder, the southern dome, the desert array, Saturn, the control room'),
  },
  {
    name: 'rail',
    actors: words(
      'the signalman, the line operator, a freight driver, the track inspectors, the timetable office',
    ),
    things: words(
      'locomotive, junction, viaduct, sleeper car, level crossing, rail bed, platform, signal box, buffer stop, tunnel bore',
    ),
    deeds: words('derailed, shunted, electrified, rerouted, coupled, braked, boarded, ballasted'),
    qualities: words('narrow-gauge, delayed, electrified, single-track, express, disused'),
    places: words(
      'Ashby Junction, the marshalling yard, Platform Nine, the branch line, Cutting Hill',
    ),
  },
  {
    name: 'beekeeping',
    actors: words(
      'the hive inspector, a queen breeder, the honey co-operative, an old apiarist, the swarm catchers',
    ),
    things: words(
      'honeycomb, beehive, smoker, royal jelly, clover nectar, brood frame, wax foundation, swarm, pollen trap, drone cell',
    ),
    deeds: words(
      'swarmed, pollinated, harvested, requeened, extracted, foraged, smoked, overwintered',
    ),
    qualities: words('drowsy, nectar-rich, varroa-free, docile, amber, buzzing'),
    places: words(
      'Clover Meadow, the orchard hives, the heather moor, Apiary Row, the extracting shed',
    ),
  },
];

export const firstNames = words(
  'Mara, Joss, Edwin, Talia, Bram, Noor, Felix, Ines, Otto, Wren, Priya, Callum',
);
export const lastNames = words(
  'Tarrow, Penhale, Quist, Obuya, Lindgren, Marsh, Delacourt, Venn, Asante, Holloway',
);
export const months = words(
  'January, February, March, April, May, June, July, August, September, October, November, December',
);
